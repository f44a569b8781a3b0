package eu.undersigned.page;

import eu.undersigned.campaign.Campaign;
import eu.undersigned.campaign.Campaigns;
import eu.undersigned.campaign.PetitionText;
import eu.undersigned.http.Json;
import eu.undersigned.http.Problem;
import eu.undersigned.http.Request;
import eu.undersigned.http.Response;
import eu.undersigned.http.Routes;
import eu.undersigned.i18n.Language;
import eu.undersigned.layout.Layout;
import eu.undersigned.organisation.Organisation;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/// oEmbed 1.0: tells publishing software what to show for an organisation's page of a campaign.
///
/// @see <a href="https://oembed.com/">the specification</a>
final class OembedHandler {
    private static final Pattern PAGE =
            Pattern.compile("/([a-z]{2})/([a-z0-9-]+)(?:/with/([a-z0-9-]+)(?:/widget)?)?/?(?:[?#].*)?");
    private static final int WIDTH = 640;
    private static final int LEAST = 1;

    private final Campaigns campaigns;
    private final Layout layout;

    OembedHandler(Campaigns campaigns, Layout layout) {
        this.campaigns = campaigns;
        this.layout = layout;
    }

    void route(Routes routes) {
        routes.get("/api/v1/oembed", this::answer);
    }

    private Response answer(Request request) {
        String format = request.query().getOrDefault("format", "json");
        if (!format.equals("json") && !format.equals("xml")) {
            return Problem.response(501, "not-implemented", "The format is json or xml", Map.of());
        }
        Optional<Integer> width = bound(request, "maxwidth");
        Optional<Integer> height = bound(request, "maxheight");
        if (width.isEmpty() || height.isEmpty()) {
            return Problem.response(400, "bad-request", "maxwidth and maxheight are numbers of pixels", Map.of());
        }
        Optional<Map<String, Object>> content =
                content(request.query().getOrDefault("url", ""), width.get(), height.get());
        if (content.isEmpty()) {
            return Problem.response(404, "not-found", "url is no page of a campaign here", Map.of());
        }
        Response response = format.equals("json")
                ? Response.json(200, Json.write(content.get()))
                : Response.of(200, "text/xml; charset=utf-8", xml(content.get()));
        return response.with("Access-Control-Allow-Origin", "*").with("Cache-Control", "public, max-age=3600");
    }

    /// No bound is a very large one; empty: not a number.
    private static Optional<Integer> bound(Request request, String name) {
        String text = request.query().getOrDefault(name, "100000");
        return text.matches("[0-9]{1,6}") ? Optional.of(Math.max(LEAST, Integer.parseInt(text))) : Optional.empty();
    }

    private Optional<Map<String, Object>> content(String url, int mostWidth, int mostHeight) {
        if (!url.startsWith(layout.publicUrl())) {
            return Optional.empty();
        }
        Matcher page = PAGE.matcher(url.substring(layout.publicUrl().length()));
        if (!page.matches()) {
            return Optional.empty();
        }
        Optional<Campaign> campaign = campaigns.find(page.group(2));
        Optional<PetitionText> text =
                campaign.flatMap(found -> Language.of(page.group(1)).flatMap(found::text));
        if (text.isEmpty()) {
            return Optional.empty();
        }
        Map<String, Object> content = new LinkedHashMap<>();
        content.put("version", "1.0");
        content.put("title", text.get().title());
        content.put("provider_name", campaign.get().name());
        content.put("provider_url", layout.publicUrl() + "/");
        if (page.group(3) == null) {
            content.put("type", "link"); // only an organisation says in which sites its widget may stand
            return Optional.of(content);
        }
        return campaign.get().organisation(page.group(3)).map(organisation -> {
            content.put("type", "rich");
            content.put("author_name", organisation.name());
            organisation.website().ifPresent(address -> content.put("author_url", address));
            content.putAll(frame(campaign.get(), text.get(), organisation, mostWidth, mostHeight));
            return content;
        });
    }

    private Map<String, Object> frame(
            Campaign campaign, PetitionText text, Organisation organisation, int mostWidth, int mostHeight) {
        int width = Math.min(WIDTH, mostWidth);
        int height = Math.min(Snippet.HEIGHT, mostHeight);
        Snippet snippet = new Snippet(layout.publicUrl(), campaign, text, organisation);
        Map<String, Object> frame = new LinkedHashMap<>();
        frame.put("html", snippet.frame(Integer.toString(width), height));
        frame.put("width", width);
        frame.put("height", height);
        return frame;
    }

    private static byte[] xml(Map<String, Object> content) {
        StringWriter text = new StringWriter();
        try {
            XMLStreamWriter writer = XMLOutputFactory.newInstance().createXMLStreamWriter(text);
            writer.writeStartDocument("utf-8", "1.0");
            writer.writeStartElement("oembed");
            for (Map.Entry<String, Object> entry : content.entrySet()) {
                writer.writeStartElement(entry.getKey());
                writer.writeCharacters(entry.getValue().toString());
                writer.writeEndElement();
            }
            writer.writeEndElement();
            writer.writeEndDocument();
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e);
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }
}
