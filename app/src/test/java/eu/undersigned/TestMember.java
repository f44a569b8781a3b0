package eu.undersigned;

import eu.undersigned.account.Grant;
import eu.undersigned.account.Members;
import eu.undersigned.account.Person;
import eu.undersigned.account.SessionConfig;
import eu.undersigned.account.Sessions;
import eu.undersigned.config.Settings;
import eu.undersigned.db.Database;
import eu.undersigned.secrets.SecretBox;
import eu.undersigned.secrets.Secrets;
import java.net.http.HttpResponse;
import java.security.SecureRandom;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Somebody of the campaign's team who is signed in: a session begun as the sign-in page begins it.
record TestMember(TestApplication application, int number, String session) {
    /// @param campaign its number; 0: the whole instance
    static TestMember of(TestApplication application, String name, Grant... grants) {
        SecureRandom random = new SecureRandom();
        Map<String, String> none = Map.of();
        byte[] key = Secrets.open(application.setup.data(), Settings.of(none), none, random)
                .consoleKey();
        try (Database database = Database.open(application.address(), 4)) {
            Members members = new Members(new SecretBox(key, random), application.clock);
            Sessions sessions =
                    new Sessions(database, members, SessionConfig.from(Settings.of(none)), random, application.clock);
            return database.inTransaction(transaction -> {
                int number = members.add(
                        transaction,
                        new Person(name, name.toLowerCase(Locale.ROOT) + "@example.org"),
                        List.of(grants),
                        0);
                return new TestMember(
                        application,
                        number,
                        sessions.begin(transaction, number, Sessions.Way.PASSKEY, "Firefox, Linux"));
            });
        }
    }

    HttpResponse<String> get(String path) {
        return application.get(path, "Cookie", cookie());
    }

    /// The form of a page that is sent to the page's own path.
    EditorForm form(String path) {
        return form(path, path);
    }

    EditorForm form(String path, String action) {
        return EditorForm.on(get(path).body(), action);
    }

    /// Sends a form as a page of the console sends it.
    HttpResponse<String> post(String path, Map<String, String> fields) {
        Map<String, String> all = new HashMap<>(fields);
        all.put("csrf", Sessions.csrf(session));
        return application.visitor().post(path, all, "Cookie", cookie());
    }

    /// Sends a form with a file.
    HttpResponse<String> upload(
            String path, Map<String, String> fields, String fileField, String fileName, byte[] file) {
        Map<String, String> all = new HashMap<>(fields);
        all.put("csrf", Sessions.csrf(session));
        return application
                .visitor()
                .post(
                        path,
                        "multipart/form-data; boundary=b0undary",
                        EditorForm.multipart(all, fileField, fileName, file),
                        "Cookie",
                        cookie());
    }

    String cookie() {
        return "__Host-console=" + session;
    }
}
