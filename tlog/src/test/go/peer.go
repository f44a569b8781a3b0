// The Go project's own packages for transparency logs as a peer: `peer check FOLDER` reads what the Java library wrote
// and fails where it disagrees; `peer make FOLDER` writes the same things for the Java library to read.
//
// A folder holds: size, root, checkpoint (a note), key (its vkey), witness (the vkey of a cosigner), and
// tile-LEVEL-NUMBER, inclusion-INDEX, consistency-OLDSIZE, root-OLDSIZE: hashes of 32 bytes each. The entries are the
// numbers from 0 on in decimal.
package main

import (
	"bytes"
	"crypto/ed25519"
	"crypto/rand"
	"encoding/base64"
	"encoding/binary"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

const height = 8

var folder string

func main() {
	folder = os.Args[2]
	var err error
	if os.Args[1] == "check" {
		err = check()
	} else {
		err = produce(os.Args[3])
	}
	if err != nil {
		fmt.Println(err)
		os.Exit(1)
	}
	fmt.Println("agreed")
}

// The tree in memory, and every hash of it as package tlog stores them.
type stored []tlog.Hash

func (s stored) ReadHashes(indexes []int64) ([]tlog.Hash, error) {
	var hashes []tlog.Hash
	for _, i := range indexes {
		hashes = append(hashes, s[i])
	}
	return hashes, nil
}

func entry(i int64) []byte { return []byte(strconv.FormatInt(i, 10)) }

func tree(size int64) (stored, error) {
	var s stored
	for i := int64(0); i < size; i++ {
		hashes, err := tlog.StoredHashes(i, entry(i), s)
		if err != nil {
			return nil, err
		}
		s = append(s, hashes...)
	}
	return s, nil
}

func read(name string) []byte {
	content, err := os.ReadFile(filepath.Join(folder, name))
	if err != nil {
		panic(err)
	}
	return content
}

func write(name string, content []byte) {
	if err := os.WriteFile(filepath.Join(folder, name), content, 0o600); err != nil {
		panic(err)
	}
}

func split(content []byte) []tlog.Hash {
	var hashes []tlog.Hash
	for ; len(content) > 0; content = content[tlog.HashSize:] {
		var hash tlog.Hash
		copy(hash[:], content)
		hashes = append(hashes, hash)
	}
	return hashes
}

func join(hashes []tlog.Hash) []byte {
	var content []byte
	for _, hash := range hashes {
		content = append(content, hash[:]...)
	}
	return content
}

func check() error {
	size, err := strconv.ParseInt(string(read("size")), 10, 64)
	if err != nil {
		return err
	}
	root := split(read("root"))[0]
	if err := checkNote(size, root); err != nil {
		return err
	}
	names, err := filepath.Glob(filepath.Join(folder, "*-*"))
	if err != nil {
		return err
	}
	for _, path := range names {
		name := filepath.Base(path)
		if err := checkFile(name, size, root); err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
	}
	return checkTiles(size, root)
}

func checkFile(name string, size int64, root tlog.Hash) error {
	kind, rest, _ := strings.Cut(name, "-")
	number, _ := strconv.ParseInt(rest, 10, 64)
	switch kind {
	case "inclusion":
		return tlog.CheckRecord(split(read(name)), size, root, number, tlog.RecordHash(entry(number)))
	case "consistency":
		return tlog.CheckTree(split(read(name)), size, root, number, split(read("root-" + rest))[0])
	}
	return nil
}

// The tiles must be those of the tree, and no other ones must exist; read as tiles, they must give every entry.
func checkTiles(size int64, root tlog.Hash) error {
	tree, err := tree(size)
	if err != nil {
		return err
	}
	tiles := tilesOf(size)
	for _, tile := range tiles {
		expected, err := tlog.ReadTileData(tile, tree)
		if err != nil {
			return err
		}
		if !bytes.Equal(expected, read(tileName(tile))) {
			return fmt.Errorf("%s differs", tile.Path())
		}
	}
	names, _ := filepath.Glob(filepath.Join(folder, "tile-*"))
	if len(names) != len(tiles) {
		return fmt.Errorf("%d tiles instead of %d", len(names), len(tiles))
	}
	reader := tlog.TileHashReader(tlog.Tree{N: size, Hash: root}, tileReader{})
	for i := int64(0); i < size; i += 97 {
		hashes, err := reader.ReadHashes([]int64{tlog.StoredHashIndex(0, i)})
		if err != nil {
			return err
		}
		if hashes[0] != tlog.RecordHash(entry(i)) {
			return fmt.Errorf("entry %d differs", i)
		}
	}
	return nil
}

// NewTiles names every width that a partial tile has had; the last one is that of the tree.
func tilesOf(size int64) []tlog.Tile {
	var tiles []tlog.Tile
	for _, tile := range tlog.NewTiles(height, 0, size) {
		if last := len(tiles) - 1; last >= 0 && tileName(tiles[last]) == tileName(tile) {
			tiles[last] = tile
		} else {
			tiles = append(tiles, tile)
		}
	}
	return tiles
}

func tileName(tile tlog.Tile) string { return fmt.Sprintf("tile-%d-%d", tile.L, tile.N) }

// tileReader gives package tlog the Java library's tiles; it checks them against the root itself.
type tileReader struct{}

func (tileReader) Height() int { return height }

func (tileReader) ReadTiles(tiles []tlog.Tile) ([][]byte, error) {
	var contents [][]byte
	for _, tile := range tiles {
		contents = append(contents, read(tileName(tile))[:tile.W*tlog.HashSize])
	}
	return contents, nil
}

func (tileReader) SaveTiles([]tlog.Tile, [][]byte) {}

func checkNote(size int64, root tlog.Hash) error {
	log, err := note.NewVerifier(string(read("key")))
	if err != nil {
		return err
	}
	witness, err := newCosigner(string(read("witness")))
	if err != nil {
		return err
	}
	opened, err := note.Open(read("checkpoint"), note.VerifierList(log, witness))
	if err != nil {
		return err
	}
	if len(opened.Sigs) != 2 || len(opened.UnverifiedSigs) != 0 {
		return errors.New("two signatures should have been verified")
	}
	if opened.Text != checkpointText(log.Name(), size, root) {
		return fmt.Errorf("another checkpoint: %q", opened.Text)
	}
	return nil
}

func checkpointText(origin string, size int64, root tlog.Hash) string {
	return fmt.Sprintf("%s\n%d\n%s\n", origin, size, base64.StdEncoding.EncodeToString(root[:]))
}

// cosigner verifies C2SP tlog-cosignature's Ed25519 cosignatures, which package note leaves to others.
type cosigner struct {
	name string
	hash uint32
	key  ed25519.PublicKey
}

func newCosigner(vkey string) (*cosigner, error) {
	parts := strings.SplitN(vkey, "+", 3)
	hash, err := strconv.ParseUint(parts[1], 16, 32)
	if err != nil {
		return nil, err
	}
	key, err := base64.StdEncoding.DecodeString(parts[2])
	if err != nil || len(key) != 33 || key[0] != 4 {
		return nil, errors.New("no key of a cosigner")
	}
	return &cosigner{parts[0], uint32(hash), key[1:]}, nil
}

func (c *cosigner) Name() string    { return c.name }
func (c *cosigner) KeyHash() uint32 { return c.hash }

func (c *cosigner) Verify(msg, sig []byte) bool {
	if len(sig) != 8+ed25519.SignatureSize {
		return false
	}
	signed := fmt.Sprintf("cosignature/v1\ntime %d\n%s", binary.BigEndian.Uint64(sig), msg)
	return ed25519.Verify(c.key, []byte(signed), sig[8:])
}

func produce(sizeText string) error {
	size, err := strconv.ParseInt(sizeText, 10, 64)
	if err != nil {
		return err
	}
	tree, err := tree(size)
	if err != nil {
		return err
	}
	root, err := tlog.TreeHash(size, tree)
	if err != nil {
		return err
	}
	write("root", root[:])
	for _, tile := range tilesOf(size) {
		content, err := tlog.ReadTileData(tile, tree)
		if err != nil {
			return err
		}
		write(tileName(tile), content)
	}
	if err := produceProofs(size, tree); err != nil {
		return err
	}
	return produceNote(size, root)
}

func produceProofs(size int64, tree stored) error {
	for i := int64(0); i < size; i += 37 {
		proof, err := tlog.ProveRecord(size, i, tree)
		if err != nil {
			return err
		}
		write(fmt.Sprintf("inclusion-%d", i), join(proof))
		old, err := tlog.TreeHash(i+1, tree)
		if err != nil {
			return err
		}
		write(fmt.Sprintf("root-%d", i+1), old[:])
		continued, err := tlog.ProveTree(size, i+1, tree)
		if err != nil {
			return err
		}
		write(fmt.Sprintf("consistency-%d", i+1), join(continued))
	}
	return nil
}

func produceNote(size int64, root tlog.Hash) error {
	secret, key, err := note.GenerateKey(rand.Reader, "go.example/log")
	if err != nil {
		return err
	}
	signer, err := note.NewSigner(secret)
	if err != nil {
		return err
	}
	signed, err := note.Sign(&note.Note{Text: checkpointText(signer.Name(), size, root)}, signer)
	if err != nil {
		return err
	}
	write("key", []byte(key))
	write("checkpoint", signed)
	return nil
}
