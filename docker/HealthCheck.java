import java.net.HttpURLConnection;
import java.net.URI;

/** Exit code 0 if the application of this container answers that it is up. The image has no curl. */
public final class HealthCheck {
    public static void main(String[] arguments) throws Exception {
        var port = System.getenv().getOrDefault("SERVER_PORT", "8080");
        var health = URI.create("http://127.0.0.1:" + port + "/actuator/health").toURL();
        var connection = (HttpURLConnection) health.openConnection();
        connection.setConnectTimeout(2000);
        connection.setReadTimeout(4000);
        System.exit(connection.getResponseCode() == 200 ? 0 : 1);
    }
}
