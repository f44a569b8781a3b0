package eu.undersigned;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.undersigned.account.Grant;
import eu.undersigned.account.Role;
import eu.undersigned.db.Database;
import eu.undersigned.tools.Tools;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Otto, who answers for the campaign, wants to be able to show who did what, and that nothing of it was changed.
class AuditStoryTest extends OneApplication {
    private static final String CONSOLE = "/console/" + TestApplication.CAMPAIGN;

    @TempDir
    private Path folder;

    private final TestMember otto = TestMember.of(application, "Otto", new Grant(Role.COORDINATOR, 0, 0));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE audit SET action = 'nothing'",
                "DELETE FROM audit",
                "TRUNCATE audit",
                "DROP TABLE audit",
                "ALTER TABLE audit DISABLE TRIGGER ALL",
                "INSERT INTO flyway_schema_history SELECT * FROM flyway_schema_history"
            })
    void theApplicationItselfMayNotChangeTheTrail(String sql) {
        otto.get(CONSOLE + "/audit");
        try (Database pool = Database.open(application.address(), 4)) {
            assertThat(pool.warnings()).isEmpty();
            assertThatThrownBy(() -> pool.useTransaction(transaction -> transaction.execute(sql)))
                    .hasMessageMatching("(?s).*(permission denied|must be owner).*");
        }
        assertThat(application.number("SELECT count(*) FROM audit")).isPositive();
    }

    /// Where the database's user can't make a role it takes the rights from itself, and a trigger refuses too.
    @ParameterizedTest
    @ValueSource(strings = {"UPDATE audit SET action = 'nothing'", "DELETE FROM audit", "TRUNCATE audit"})
    void notEvenTheTablesOwnerChangesItByMistake(String sql) {
        otto.get(CONSOLE + "/audit");
        assertThatThrownBy(() -> application.execute(sql)).hasMessageContaining("append-only");
    }

    @Test
    void theFileCanBeCheckedByAStranger() {
        otto.get(CONSOLE + "/audit");
        otto.post(CONSOLE + "/invalidations", Map.of("country", "MT"));
        HttpResponse<String> page = otto.get(CONSOLE + "/audit?action=invalidation.");
        assertThat(page.body()).contains("invalidation.checked", "Otto", "<b>country</b>", "<ins>MT</ins>");
        Path whole = file("whole.jsonl", otto.get(CONSOLE + "/audit/export").body());
        assertThat(check(whole)).startsWith("0 ");
        Path part = file(
                "part.jsonl",
                otto.get(CONSOLE + "/audit/export?action=invalidation.").body());
        assertThat(read(part))
                .contains("\"digest\"")
                .contains("invalidation.checked")
                .doesNotContain("\"viewed\"");
        assertThat(check(part)).startsWith("0 ").contains("withheld");

        String head = application.text("SELECT encode(hash, 'hex') FROM audit ORDER BY id DESC LIMIT 1");
        otto.get(CONSOLE + "/audit");
        Path later = file("later.jsonl", otto.get(CONSOLE + "/audit/export").body());
        assertThat(check(later, "--head", head)).startsWith("0 ");
        assertThat(check(later, "--head", "00".repeat(32))).startsWith("1 ");
        assertThat(check(file("changed.jsonl", read(later).replace("\"country\\\":\\\"MT", "\"country\\\":\\\"BE"))))
                .startsWith("1 ")
                .contains("was changed");
    }

    @Test
    void lookingIsWrittenDownAndRolesDecideWhoMayLook() {
        TestMember mira = TestMember.of(application, "Mira", new Grant(Role.MODERATOR, 0, 0));
        assertThat(mira.get(CONSOLE + "/audit").statusCode()).isEqualTo(403);
        assertThat(mira.get(CONSOLE + "/audit/export").statusCode()).isEqualTo(403);
        long before = application.number("SELECT count(*) FROM audit WHERE member_id = ?", otto.number());
        otto.get(CONSOLE + "/audit?member=" + otto.number() + "&from=2020-01-01&to=2999-01-01");
        assertThat(application.number("SELECT count(*) FROM audit WHERE member_id = ?", otto.number()))
                .isEqualTo(before + 1);
        for (String wrong : new String[] {"member=x", "from=yesterday", "to=2026-13-01", "from=%2B999999999-01-01"}) {
            assertThat(otto.get(CONSOLE + "/audit?" + wrong).statusCode())
                    .as(wrong)
                    .isEqualTo(422);
        }
        assertThat(otto.get(CONSOLE + "/audit?before=abc&subject=%3Cscript%3E").body())
                .doesNotContain("<script>");
    }

    @Test
    void whatMembersOfOtherCampaignsDoIsShownToOperatorsAlone() {
        int campaign = (int) application.number("SELECT id FROM campaign WHERE slug = ?", TestApplication.CAMPAIGN);
        TestMember away = TestMember.of(application, "Elsewhere", new Grant(Role.COORDINATOR, campaign + 4711, 0));
        TestMember here = TestMember.of(application, "Nearby", new Grant(Role.ANALYST, campaign, 0));
        for (TestMember one : List.of(away, here)) {
            assertThat(one.post("/console/sign-out", Map.of()).statusCode()).isEqualTo(303);
        }
        application.visitor().post("/console/recover/options", Map.of("code", "AAAAA-AAAAA-AAAAA-AAAAA"));
        TestMember carla = TestMember.of(application, "Carla", new Grant(Role.COORDINATOR, campaign, 0));
        String byNobody = "\"member\":0,\"campaign\":0,";
        assertThat(carla.get(CONSOLE + "/audit").body()).contains("Nearby").doesNotContain("Elsewhere");
        Path file = file("one.jsonl", carla.get(CONSOLE + "/audit/export").body());
        assertThat(read(file))
                .contains("\"member\":" + here.number() + ",", byNobody)
                .doesNotContain("\"member\":" + away.number() + ",");
        assertThat(check(file)).startsWith("0 ").contains("withheld");
        TestMember olga = TestMember.of(
                application, "Olga", new Grant(Role.OPERATOR, 0, 0), new Grant(Role.COORDINATOR, campaign, 0));
        assertThat(olga.get(CONSOLE + "/audit").body()).contains("Nearby", "Elsewhere");
        assertThat(olga.get(CONSOLE + "/audit/export").body()).contains("\"member\":" + away.number() + ",", byNobody);
    }

    @Test
    void anExportNeedsAFreshSignIn() {
        application.execute("UPDATE console_session SET fresh_at = fresh_at - interval '11 minutes' WHERE member_id = "
                + otto.number());
        assertThat(otto.get(CONSOLE + "/audit/export").statusCode()).isEqualTo(303);
    }

    private String check(Path file, String... options) {
        StringWriter said = new StringWriter();
        String[] arguments = new String[options.length + 2];
        arguments[0] = "verify-audit";
        System.arraycopy(options, 0, arguments, 1, options.length);
        arguments[options.length + 1] = file.toString();
        int status = Tools.commandLine()
                .setOut(new PrintWriter(said, true))
                .setErr(new PrintWriter(said, true))
                .execute(arguments);
        return status + " " + said;
    }

    private Path file(String name, String content) {
        try {
            return Files.writeString(folder.resolve(name), content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
