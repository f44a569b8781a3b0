package eu.undersigned.tlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VerifierKeyTest {
    private static final VerifierKey KEY = TestLog.SIGNER.key();

    /// RFC 8032, section 7.1: the public keys of TEST 1, 2 and 3.
    @ParameterizedTest
    @CsvSource({
        "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60,"
                + "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a",
        "4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb,"
                + "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c",
        "c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7,"
                + "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025",
    })
    void aSeedHasThePublicKeyOfTheStandard(String seed, String publicKey) {
        VerifierKey key = NoteSigner.ed25519("a", HexFormat.of().parseHex(seed)).key();

        assertThat(HexFormat.of().formatHex(key.raw())).isEqualTo(publicKey);
    }

    /// RFC 8032, section 7.1, TEST 2 is over one byte, 0x72; a note's text ends in a line feed, so the
    /// signing itself is tried below the note.
    @Test
    void aSeedSignsAsTheStandardSays() {
        byte[] seed = HexFormat.of().parseHex("4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb");
        byte[] signature = RawKeys.sign(
                KeyType.ED25519, RawKeys.fromSeed(KeyType.ED25519, seed).getPrivate(), new byte[] {0x72});

        assertThat(HexFormat.of().formatHex(signature))
                .isEqualTo("92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da"
                        + "085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00");
    }

    @Test
    void whatIsSignedIsVerifiedAndNothingElse() {
        NoteSignature signature = TestLog.SIGNER.sign("text\n");

        assertThat(KEY.verifies("text\n", signature)).isTrue();
        assertThat(KEY.verifies("test\n", signature)).isFalse();
        assertThat(NoteSigner.ed25519("log.example/sample", TestLog.seed(2))
                        .key()
                        .verifies("text\n", signature))
                .isFalse();
        assertThat(KEY.verifies("text\n", new NoteSignature(signature.name(), signature.keyId(), new byte[63])))
                .isFalse();
        assertThat(KEY.verifies("text\n", new NoteSignature(signature.name(), signature.keyId(), new byte[64])))
                .isFalse();
        assertThat(KEY.verifies("text\n", new NoteSignature("other", signature.keyId(), signature.signature())))
                .isFalse();
    }

    @Test
    void everyTypeHasItsOwnIdAndItsTextIsReadBack() throws MalformedException {
        VerifierKey cosigner = VerifierKey.of(KEY.name(), KeyType.COSIGNATURE_ED25519, KEY.raw());
        VerifierKey large = Cosigner.of("w", KeyType.COSIGNATURE_ML_DSA_44, TestLog.seed(3), Instant::now)
                .key();

        assertThat(cosigner.id()).isNotEqualTo(KEY.id());
        for (VerifierKey key : new VerifierKey[] {KEY, cosigner, large}) {
            assertThat(VerifierKey.parse(key.text())).isEqualTo(key).hasSameHashCodeAs(key);
            assertThat(VerifierKey.parse(key.text()).text()).isEqualTo(key.text());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "+",
                "++",
                "example.com/foo",
                "example.com/foo+530d903a",
                "example.com/foo+530d903a+",
                "+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k",
                "example.com/foo+530D903A+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k",
                "example.com/foo+530d903b+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k",
                "example.com/fo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k",
                "example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2",
                "example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2kAA==",
                "example.com/foo+530d903a+A+kyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k",
                "example.com/foo+530d903a+AukyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k",
                "example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k\n",
                "example.com/foo+530d903a+AQ==",
                "example .com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k",
            })
    void everythingElseIsNoKey(String text) {
        assertThatThrownBy(() -> VerifierKey.parse(text)).isInstanceOf(MalformedException.class);
    }

    @Test
    void bytesThatAreNoPointAreNoKey() {
        byte[] noPoint = TestLog.seed(0xFF);

        assertThatThrownBy(() -> VerifierKey.of("a", KeyType.ED25519, noPoint))
                .isInstanceOf(MalformedException.class)
                .hasMessage("these bytes are no Ed25519 key");
    }

    @Test
    void whatNamesASignerShowsNoSecret() {
        assertThat(TestLog.SIGNER).hasToString("NoteSigner[" + KEY.text() + "]");
        assertThatThrownBy(() -> NoteSigner.ed25519("a", new byte[31])).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> NoteSigner.ed25519("a b", new byte[32])).isInstanceOf(IllegalArgumentException.class);
    }
}
