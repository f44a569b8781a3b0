package eu.undersigned.http;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.util.Map;

/// The precompiled templates.
public final class Templates {
    private final TemplateEngine engine = TemplateEngine.createPrecompiled(
            null, ContentType.Html, Templates.class.getClassLoader(), "eu.undersigned.templates");

    /// Renders `name`, such as `campaign/page.jte`, with its parameters by name.
    public String render(String name, Map<String, Object> parameters) {
        StringOutput output = new StringOutput(16 * 1024);
        engine.render(name, parameters, output);
        return output.toString();
    }
}
