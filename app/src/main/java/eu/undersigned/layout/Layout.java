package eu.undersigned.layout;

import eu.undersigned.http.ContentPolicy;
import eu.undersigned.http.Response;
import eu.undersigned.http.StaticFiles;
import eu.undersigned.http.Templates;
import eu.undersigned.mail.Message;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BooleanSupplier;

/// Renders pages inside the frame.
public final class Layout {
    private final Templates templates;
    private final StaticFiles files;
    private final BooleanSupplier isDemo;
    private final String publicUrl;

    /// @param isDemo whether the signatures shown are synthetic; every page then says so
    /// @param publicUrl how the world reaches this instance, without a slash at the end
    public Layout(Templates templates, StaticFiles files, BooleanSupplier isDemo, String publicUrl) {
        this.templates = templates;
        this.files = files;
        this.isDemo = isDemo;
        this.publicUrl = publicUrl;
    }

    /// What templates ask of the site beside their own view.
    ///
    /// @param publicUrl for absolute links
    public record Site(StaticFiles files, boolean isDemo, String publicUrl) {
        public String file(String name) {
            return files.path(name);
        }

        /// What the page is, in words that search engines read; to be written as it is.
        ///
        /// @param path of the page
        public String structured(Frame frame, String path) {
            return StructuredData.of(frame, publicUrl + path, publicUrl);
        }

        /// Where publishing software learns how to show a page.
        ///
        /// @param format `json` or `xml`
        /// @param path of the page
        public String oembed(String format, String path) {
            return publicUrl + "/api/v1/oembed?format=" + format + "&url="
                    + URLEncoder.encode(publicUrl + path, StandardCharsets.UTF_8);
        }
    }

    /// Renders `template` with `view`; both are given to it under these names.
    public Response page(int status, Frame frame, String template, Object view) {
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("site", new Site(files, isDemo.getAsBoolean(), publicUrl));
        parameters.put("frame", frame);
        parameters.put("view", view);
        Response response = Response.html(status, templates.render(template, parameters))
                .with("Content-Language", frame.language().code())
                .with("Cache-Control", "no-cache");
        return frame.setting()
                .embedding()
                .map(origins -> response.with(ContentPolicy.HEADER, ContentPolicy.embeddedIn(origins)))
                .orElse(response);
    }

    public Response notice(int status, Frame frame, Notice notice) {
        return page(status, frame, "layout/notice.jte", notice);
    }

    /// HTML that stands alone, such as a mail.
    public String render(String template, Object view) {
        return templates.render(template, Map.of("view", view));
    }

    /// A mail in its text and its HTML form.
    ///
    /// @param id the same for every attempt
    /// @param from the name that it is sent under
    public Message mail(UUID id, String to, String from, MailView view, Instant at) {
        return new Message(
                id.toString(),
                to,
                from,
                view.subject(),
                view.text(),
                render("layout/mail.jte", view),
                view.texts().language().code(),
                Optional.empty(),
                at);
    }

    public String publicUrl() {
        return publicUrl;
    }
}
