package eu.undersigned.tlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WitnessPolicyTest {
    private static final String LOG = TestLog.SIGNER.key().text();

    private static Cosigner cosigner(int number) {
        return Cosigner.of(
                "w" + number, KeyType.COSIGNATURE_ED25519, TestLog.seed(10 + number), InstantSource.system());
    }

    private static String key(int number) {
        return cosigner(number).key().text();
    }

    /// The example of the specification, with a comment, tabs and addresses.
    private static String example() {
        return """
                # Two organisations
                log %s https://log.example/
                witness X1 %s
                witness X2\t\t%s   https://x2.example/witness
                  witness X3 %s
                group X-witnesses 2 X1 X2 X3
                   # the other one

                witness Y1 %s
                witness Y2 %s
                witness Y3 %s
                group Y-witnesses any Y1 Y2 Y3
                group X-and-Y all X-witnesses Y-witnesses
                quorum X-and-Y
                """.formatted(LOG, key(1), key(2), key(3), key(4), key(5), key(6));
    }

    private static WitnessPolicy parse(String file) throws MalformedException {
        return WitnessPolicy.parse(file.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void theExampleIsRead() throws MalformedException {
        WitnessPolicy policy = parse(example());

        assertThat(policy.logs())
                .containsExactly(
                        new WitnessPolicy.Log(TestLog.SIGNER.key(), Optional.of(URI.create("https://log.example/"))));
        assertThat(policy.witnesses()).extracting(Witness::name).containsExactly("X1", "X2", "X3", "Y1", "Y2", "Y3");
        assertThat(policy.witnesses().get(1).url()).hasValue(URI.create("https://x2.example/witness"));
    }

    @Test
    void theFewestThatAreEnoughAreCounted() throws MalformedException {
        assertThat(parse(example()).quorumSize()).isEqualTo(2 + 1);
        assertThat(parse("witness a " + key(1) + "\nquorum a\n").quorumSize()).isEqualTo(1);
        assertThat(parse("witness a " + key(1) + "\nquorum none\n").quorumSize())
                .isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "'', false",
        "1, false",
        "1 2, false",
        "1 2 3, false",
        "4 5 6, false",
        "1 4 5 6, false",
        "1 2 4, true",
        "2 3 6, true",
        "1 2 3 4 5 6, true"
    })
    void aCheckpointIsAcceptedWhenEnoughHaveCosigned(String numbers, boolean isEnough) throws Exception {
        SignedCheckpoint checkpoint = new TestLog(5).checkpoint();
        List<Cosignature> cosignatures = new ArrayList<>();
        for (String number : numbers.isEmpty() ? new String[0] : numbers.split(" ")) {
            cosignatures.add(cosigner(Integer.parseInt(number)).sign(checkpoint));
        }
        byte[] note = checkpoint.with(cosignatures).note().bytes();
        WitnessPolicy policy = parse(example());

        if (isEnough) {
            SignedCheckpoint opened = policy.open(note);
            assertThat(opened.checkpoint()).isEqualTo(checkpoint.checkpoint());
            assertThat(policy.cosigners(opened)).hasSize(cosignatures.size());
        } else {
            assertThatThrownBy(() -> policy.open(note))
                    .isInstanceOf(MalformedException.class)
                    .hasMessageContaining("not enough");
        }
    }

    @Test
    void theSameWitnessTwiceCountsOnce() throws Exception {
        SignedCheckpoint checkpoint = new TestLog(5).checkpoint();
        Cosignature one = cosigner(1).sign(checkpoint);
        Cosignature four = cosigner(4).sign(checkpoint);
        byte[] note = checkpoint.with(List.of(one, one, four)).note().bytes();

        assertThatThrownBy(() -> parse(example()).open(note)).isInstanceOf(MalformedException.class);
    }

    @Test
    void aLogThatIsNotListedIsNotAccepted() throws MalformedException, IOException {
        WitnessPolicy policy = parse("log " + LOG + "\nquorum none\n");
        NoteSigner stranger = NoteSigner.ed25519("other.example/log", TestLog.seed(3));
        Checkpoint other = new Checkpoint("other.example/log", 0, MerkleTree.emptyRoot());
        Note lent = new Note(other.text(), List.of(TestLog.SIGNER.sign(other.text())));
        byte[] known = new TestLog(5).checkpoint().note().bytes();

        assertThat(policy.open(known).checkpoint().size()).isEqualTo(5);
        assertThatThrownBy(() -> policy.open(
                        SignedCheckpoint.sign(other, stranger).note().bytes()))
                .isInstanceOf(MalformedException.class)
                .hasMessage("not signed by a log of the policy");
        assertThatThrownBy(() -> policy.open(lent.bytes())).isInstanceOf(MalformedException.class);
    }

    @Test
    void aWrongCosignatureInAKnownNameSpoilsTheCheckpoint() throws MalformedException, IOException {
        WitnessPolicy policy = parse("log " + LOG + "\nwitness a " + key(1) + "\nquorum none\n");
        VerifierKey key = cosigner(1).key();
        Note note =
                new TestLog(5).checkpoint().note().with(List.of(new NoteSignature(key.name(), key.id(), new byte[72])));

        assertThatThrownBy(() -> policy.open(note.bytes())).isInstanceOf(MalformedException.class);
    }

    @Test
    void namesAreOctetsAndNotText() throws MalformedException {
        byte[] file = latin1("witness \u00FF " + key(1) + "\nquorum \u00FF\n");
        WitnessPolicy policy = WitnessPolicy.parse(file);

        assertThat(policy.isMetBy(policy.witnesses())).isTrue();
        assertThatThrownBy(() -> parse("witness K " + key(1) + "\nquorum \u212A\n"))
                .isInstanceOf(MalformedException.class);
    }

    /// Octets that are not UTF-8.
    private static byte[] latin1(String file) {
        return file.getBytes(StandardCharsets.ISO_8859_1);
    }

    @Test
    void manyWitnessesAndGroupsAreNoTrouble() throws MalformedException {
        StringBuilder file = new StringBuilder("witness g0 " + key(0) + "\n");
        for (int i = 1; i <= 250; i++) {
            file.append("group g%d all g%d\n".formatted(i, i - 1));
        }
        WitnessPolicy policy = parse(file + "quorum g250\n");

        assertThat(policy.isMetBy(policy.witnesses())).isTrue();
        assertThat(policy.isMetBy(List.of())).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "# nothing\n",
                "witness a 1\n",
                "witness a 1\nquorum a",
                "witness a 1\nquorum b\n",
                "witness a 1\nquorum a\nquorum a\n",
                "quorum a\nwitness a 1\n",
                "quorum\n",
                "quorum none none\n",
                "witness none 1\nquorum none\n",
                "witness a 1\nwitness a 2\nquorum a\n",
                "witness a 1\nwitness b 1\nquorum a\n",
                "witness a\nquorum none\n",
                "witness a 1 https://a/ b\nquorum a\n",
                "witness a 1 http://[\nquorum a\n",
                "witness a LOG\nquorum a\n",
                "witness a x+00000000+AAAA\nquorum a\n",
                "log LOG\nlog LOG\nquorum none\n",
                "log\nquorum none\n",
                "group g any\nquorum none\n",
                "group g any a\nquorum none\n",
                "witness a 1\ngroup g any g\nquorum g\n",
                "witness a 1\ngroup a any a\nquorum a\n",
                "witness a 1\ngroup none any a\nquorum none\n",
                "witness a 1\ngroup g 0 a\nquorum g\n",
                "witness a 1\ngroup g 2 a\nquorum g\n",
                "witness a 1\ngroup g 01 a\nquorum g\n",
                "witness a 1\ngroup g some a\nquorum g\n",
                "witness a 1\ngroup g 9999999999999999999 a\nquorum g\n",
                "witness a 1\ngroup g any a a\nquorum g\n",
                "witness a 1\ngroup g any a\ngroup h any a\nquorum g\n",
                "witness a 1\ngroup g any a none\nquorum g\n",
                "Quorum none\n",
                "quorum none\r\n",
                "quorum none # because\n",
                "quorum none\n\u007F\n",
                "quorum none\n\0\n",
                "quorum\u00A0none\n",
            })
    void everythingElseIsNoPolicy(String file) {
        String filled = file.replaceAll(" 1(?=[ \n])", " " + key(1).replace("+", "\\+"))
                .replaceAll(" 2\n", " " + key(2).replace("+", "\\+") + "\n")
                .replace("LOG", LOG)
                .replace("\\+", "+");
        assertThatThrownBy(() -> parse(filled)).isInstanceOf(MalformedException.class);
    }

    @Test
    void theMessageTellsTheLine() {
        assertThatThrownBy(() -> parse("# one\n\nquorum nobody\n"))
                .hasMessage("line 3: a name that no line before defines");
    }

    @Test
    void aPolicyWithoutLogsCountsWitnessesOnly() throws MalformedException {
        WitnessPolicy policy = parse("witness a " + key(1) + "\nquorum a\n");

        assertThat(policy.isMetBy(policy.witnesses())).isTrue();
        assertThat(policy.isMetBy(Arrays.asList(new Witness("a", cosigner(2).key(), Optional.empty()))))
                .isFalse();
    }
}
