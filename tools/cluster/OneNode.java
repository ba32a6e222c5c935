// One node of OpenSearch 2.19 as a process of its own, its modules from the class path; settings as key=value.
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.concurrent.CountDownLatch;
import org.opensearch.common.settings.Settings;
import org.opensearch.env.Environment;
import org.opensearch.node.InternalSettingsPreparer;
import org.opensearch.node.Node;
import org.opensearch.painless.PainlessPlugin;
import org.opensearch.plugins.ExtensiblePlugin;
import org.opensearch.plugins.Plugin;

public class OneNode extends Node {
  OneNode(Environment environment, Collection<Class<? extends Plugin>> plugins) {
    super(environment, plugins, true);
  }

  public static void main(String[] arguments) throws Exception {
    Settings.Builder settings = Settings.builder();
    for (String argument : arguments) {
      int at = argument.indexOf('=');
      String key = argument.substring(0, at), value = argument.substring(at + 1);
      if (value.contains(",")) settings.putList(key, value.split(","));
      else settings.put(key, value);
    }
    Path home = Path.of(settings.get("path.home"));
    for (String folder : List.of("config", "modules", "plugins")) Files.createDirectories(home.resolve(folder));
    List<Class<? extends Plugin>> plugins = new ArrayList<>();
    for (String name : System.getProperty("plugins").split(",")) plugins.add(Class.forName(name).asSubclass(Plugin.class));
    // What other modules add to Painless, which only modules in folders of their own are asked for.
    new PainlessPlugin().loadExtensions(new ExtensiblePlugin.ExtensionLoader() {
      @Override
      public <T> List<T> loadExtensions(Class<T> kind) {
        return ServiceLoader.load(kind).stream().map(ServiceLoader.Provider::get).toList();
      }
    });
    String name = settings.get("node.name");
    Environment environment =
        InternalSettingsPreparer.prepareEnvironment(settings.build(), Map.of(), home.resolve("config"), () -> name);
    OneNode node = new OneNode(environment, plugins);
    CountDownLatch ended = new CountDownLatch(1);
    Runtime.getRuntime().addShutdownHook(new Thread(() -> {
      try {
        node.close();
      } catch (Exception error) {
        error.printStackTrace();
      }
      ended.countDown();
    }));
    node.start();
    ended.await();
  }
}
