import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.opensearch.Version;
import org.opensearch.common.settings.Settings;
import org.opensearch.env.Environment;
import org.opensearch.node.Node;
import org.opensearch.plugins.PluginInfo;

/**
 * One OpenSearch node in a process of its own, without the checks of a production start (root, vm.max_map_count, …).
 *
 * <p>Arguments: the cluster's folder, the plugin classes with commas between them, then settings as key=value.
 * When its input ends, as it does when whoever started it dies, it removes the cluster's folder and is gone.
 */
public final class OpenSearchNode extends Node {
    private OpenSearchNode(Settings settings, Collection<?> plugins) {
        super(new Environment(settings, Path.of(settings.get("path.home"), "config")), untyped(plugins), false);
    }

    public static void main(String[] arguments) throws Exception {
        // Also what keeps the process: OpenSearch's own threads are all daemons.
        new Thread(() -> endWithInput(new File(arguments[0])), "watch").start();
        try {
            List<String> settings = List.of(arguments).subList(2, arguments.length);
            new OpenSearchNode(settings(settings), plugins(arguments[1].split(","))).start();
        } catch (Throwable fault) {
            fault.printStackTrace();
            Runtime.getRuntime().halt(1); // the watch would keep the process
        }
    }

    private static Settings settings(List<String> pairs) {
        Settings.Builder settings = Settings.builder();
        for (String pair : pairs) {
            String[] keyAndValue = pair.split("=", 2);
            settings.put(keyAndValue[0], keyAndValue[1]);
        }
        return settings.build();
    }

    /** Plugin classes as this release wants them: by themselves in 2.x, described in 3.x. */
    private static Collection<?> plugins(String[] classes) throws ClassNotFoundException {
        List<Object> plugins = new ArrayList<>();
        for (String name : classes) {
            plugins.add(Version.CURRENT.major < 3 ? Class.forName(name) : described(name));
        }
        return plugins;
    }

    private static PluginInfo described(String name) {
        String java = String.valueOf(Runtime.version().feature());
        return new PluginInfo(name, "", "", Version.CURRENT, java, name, null, List.of(), false);
    }

    /** Both releases have the same constructor but for the type inside the collection. */
    @SuppressWarnings({"unchecked", "rawtypes"})
    private static <T> Collection<T> untyped(Collection plugins) {
        return plugins;
    }

    private static void endWithInput(File folder) {
        try {
            while (System.in.read() >= 0) {}
        } catch (IOException gone) {
            // the same as its end
        }
        remove(folder);
        Runtime.getRuntime().halt(0);
    }

    /** The other nodes do the same at the same time, so what is gone already is no fault. */
    private static void remove(File file) {
        File[] inside = file.listFiles();
        if (inside != null) {
            for (File each : inside) {
                remove(each);
            }
        }
        file.delete();
    }
}
