package eu.undersigned.campaign;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/// A YAML mapping whose values are asked for by name and type; what does not fit is noted with its line, so that one
/// reading reports everything that is wrong.
final class YamlMap {
    private final String file;
    private final int line;
    private final int offset;
    private final Map<String, Node> values = new LinkedHashMap<>();
    private final Set<String> asked = new HashSet<>();
    private final List<KitError> errors;

    private YamlMap(String file, int line, int offset, List<KitError> errors) {
        this.file = file;
        this.line = line;
        this.offset = offset;
        this.errors = errors;
    }

    /// @param offset lines before the YAML in its file
    static YamlMap parse(String file, String yaml, int offset, List<KitError> errors) {
        YamlMap map = new YamlMap(file, 0, offset, errors);
        try {
            Optional<Node> root =
                    new Compose(LoadSettings.builder().setLabel(file).build()).composeString(yaml);
            if (root.isPresent() && root.get() instanceof MappingNode mapping) {
                map.fill(mapping);
            } else {
                errors.add(new KitError(file, 1 + offset, "a list of 'name: value' lines is expected"));
            }
        } catch (MarkedYamlEngineException e) {
            int at = e.getProblemMark().map(mark -> mark.getLine() + 1).orElse(0);
            errors.add(new KitError(file, at + offset, "not YAML: " + e.getProblem()));
        } catch (YamlEngineException | StackOverflowError e) {
            errors.add(new KitError(file, 0, "not YAML"));
        }
        return map;
    }

    private void fill(MappingNode mapping) {
        for (NodeTuple tuple : mapping.getValue()) {
            String name = tuple.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "?";
            if (values.putIfAbsent(name, tuple.getValueNode()) != null) {
                errors.add(new KitError(file, lineOf(tuple.getKeyNode()), "'" + name + "' stands here twice"));
            }
        }
    }

    private int lineOf(Node node) {
        return node.getStartMark().map(mark -> mark.getLine() + 1).orElse(0) + offset;
    }

    /// The line of a value, for checks that go beyond its type.
    int line(String name) {
        Node node = values.get(name);
        return node == null ? line : lineOf(node);
    }

    void wrong(String name, String reason) {
        errors.add(new KitError(file, line(name), name + ": " + reason));
    }

    private Optional<Node> find(String name) {
        asked.add(name);
        return Optional.ofNullable(values.get(name));
    }

    Optional<String> optionalText(String name) {
        Optional<Node> node = find(name);
        if (node.isEmpty()) {
            return Optional.empty();
        }
        if (node.get() instanceof ScalarNode scalar && !scalar.getValue().isBlank()) {
            return Optional.of(scalar.getValue().strip());
        }
        wrong(name, "a text is expected");
        return Optional.empty();
    }

    String text(String name) {
        if (!values.containsKey(name)) {
            asked.add(name);
            wrong(name, "is missing");
            return "";
        }
        return optionalText(name).orElse("");
    }

    long number(String name, long least, long most) {
        String text = text(name);
        if (text.isEmpty()) {
            return least;
        }
        return number(name, text, least, most);
    }

    private long number(String name, String text, long least, long most) {
        if (text.matches("[0-9]{1,15}")) {
            long number = Long.parseLong(text);
            if (number >= least && number <= most) {
                return number;
            }
        }
        wrong(name, "a whole number from " + least + " to " + most + " is expected, not '" + text + "'");
        return least;
    }

    boolean flag(String name) {
        String text = text(name);
        if (!text.isEmpty() && !text.equals("true") && !text.equals("false")) {
            wrong(name, "true or false is expected");
        }
        return text.equals("true");
    }

    List<String> texts(String name) {
        List<String> texts = new ArrayList<>();
        for (Node node : sequence(name)) {
            if (node instanceof ScalarNode scalar) {
                texts.add(scalar.getValue());
            } else {
                errors.add(new KitError(file, lineOf(node), name + ": a list of texts is expected"));
            }
        }
        return texts;
    }

    List<Long> numbers(String name, long least, long most) {
        return texts(name).stream().map(text -> number(name, text, least, most)).toList();
    }

    YamlMap map(String name) {
        Optional<Node> node = find(name);
        if (node.isPresent() && node.get() instanceof MappingNode mapping) {
            return nested(mapping);
        }
        wrong(name, node.isEmpty() ? "is missing" : "'name: value' lines are expected");
        return new YamlMap(file, line(name), offset, new ArrayList<>());
    }

    List<YamlMap> maps(String name) {
        List<YamlMap> maps = new ArrayList<>();
        for (Node node : sequence(name)) {
            if (node instanceof MappingNode mapping) {
                maps.add(nested(mapping));
            } else {
                errors.add(new KitError(file, lineOf(node), name + ": 'name: value' lines are expected"));
            }
        }
        return maps;
    }

    private YamlMap nested(MappingNode mapping) {
        YamlMap map = new YamlMap(file, lineOf(mapping), offset, errors);
        map.fill(mapping);
        return map;
    }

    private List<Node> sequence(String name) {
        Optional<Node> node = find(name);
        if (node.isEmpty()) {
            return List.of();
        }
        if (node.get() instanceof SequenceNode sequence) {
            return sequence.getValue();
        }
        wrong(name, "a list is expected");
        return List.of();
    }

    void refuseUnknown() {
        for (String name : values.keySet()) {
            if (!asked.contains(name)) {
                wrong(name, "is not known here");
            }
        }
    }
}
