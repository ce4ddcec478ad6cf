package nl.druif.k8s;

import static nl.druif.k8s.Rule.unless;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Databases and identity: what the services take for granted there. */
final class PlatformRules {
    private static final int THREE = 3;

    private PlatformRules() {}

    static List<Rule> all() {
        return List.of(
                Rule.ofThings("databases-hold", "K8S-18", PlatformRules::database),
                Rule.ofThings("roles-bypass-nothing", "SEC-08 K8S-18", PlatformRules::roles),
                Rule.ofThings("database-logins", "K8S-18", PlatformRules::logins),
                Rule.ofThings("realm-guarded", "K8S-19 SEC-01 SEC-02", PlatformRules::realm));
    }

    private static Stream<String> database(Manifests all, Thing thing) {
        if (!thing.is("Cluster")) {
            return Stream.of();
        }
        return Stream.of(
                        unless(thing.at("/spec/instances").asInt() >= THREE, "does not survive two machines"),
                        unless(PodRules.isFalse(thing.at("/spec/enableSuperuserAccess")), "has a superuser"),
                        unless(
                                thing.each("/spec/plugins")
                                        .anyMatch(plugin ->
                                                plugin.path("isWALArchiver").asBoolean()),
                                "archives nothing"),
                        unless(
                                all.kind("ScheduledBackup")
                                        .anyMatch(backup -> backup.at("/spec/cluster/name")
                                                .asText()
                                                .equals(thing.name())),
                                "is never backed up"),
                        thing.each("/spec/plugins")
                                .map(plugin -> plugin.at("/parameters/barmanObjectName")
                                        .asText())
                                .filter(store -> all.find("ObjectStore", store).isEmpty())
                                .map(store -> "is backed up to nowhere: " + store))
                .flatMap(wrong -> wrong);
    }

    private static Stream<String> roles(Manifests all, Thing thing) {
        return thing.is("Cluster")
                ? thing.each("/spec/managed/roles")
                        .flatMap(role -> Stream.of("superuser", "bypassrls", "createdb", "createrole", "replication")
                                .filter(power -> !PodRules.isFalse(role.path(power)))
                                .map(power -> "may give " + role.path("name").asText() + " " + power))
                : Stream.of();
    }

    /** A login's name stands in three places: at the database, in its secret, and in what the service is told. */
    private static Stream<String> logins(Manifests all, Thing thing) {
        if (!thing.is("Cluster")) {
            return Stream.of();
        }
        var service = thing.name().replaceAll("-database$", "");
        var told = Settings.properties(all, service);
        return Stream.concat(
                login(
                        all,
                        told,
                        "owner",
                        thing.at("/spec/bootstrap/initdb/owner"),
                        thing.at("/spec/bootstrap/initdb/secret")),
                thing.each("/spec/managed/roles").flatMap(role -> {
                    var name = role.path("name").asText();
                    return login(
                            all,
                            told,
                            name.substring(name.lastIndexOf('_') + 1),
                            role.path("name"),
                            role.path("passwordSecret"));
                }));
    }

    private static Stream<String> login(
            Manifests all, Map<String, String> told, String role, JsonNode name, JsonNode secret) {
        var username = told.get("druif.database." + role + ".username");
        return Stream.concat(
                unless(
                        username == null || username.equals(name.asText()),
                        "knows " + name + ", the service says " + username),
                all.find("ExternalSecret", secret.path("name").asText()).stream()
                        .map(found ->
                                found.at("/spec/target/template/data/username").asText())
                        .filter(found -> !found.equals(name.asText()))
                        .map(found -> "knows " + name + ", its secret is for " + found));
    }

    private static Stream<String> realm(Manifests all, Thing thing) {
        if (!thing.is("KeycloakRealmImport")) {
            return Stream.of();
        }
        var realm = thing.at("/spec/realm");
        var mappers = Thing.items(realm.path("clientScopes"))
                .flatMap(scope -> Thing.items(scope.path("protocolMappers")))
                .toList();
        var audiences = mappers.stream()
                .map(mapper -> mapper.at("/config/included.client.audience").asText())
                .toList();
        return Stream.of(
                        unless(realm.path("organizationsEnabled").asBoolean(), "knows no organizations"),
                        unless(realm.path("bruteForceProtected").asBoolean(), "lets passwords be guessed"),
                        unless(PodRules.isFalse(realm.path("registrationAllowed")), "lets anybody register"),
                        unless(!realm.has("users"), "has users before anybody came"),
                        unless(
                                mappers.stream()
                                        .anyMatch(mapper -> mapper.at("/config/addOrganizationId")
                                                .asText()
                                                .equals("true")),
                                "tells no organization's id"),
                        all.kind("Deployment")
                                .map(Thing::name)
                                .filter(service -> !audiences.contains(service))
                                .map(service -> "gives no token for " + service),
                        Thing.items(realm.path("clients"))
                                .filter(client -> client.path("directAccessGrantsEnabled")
                                                .asBoolean()
                                        || client.path("implicitFlowEnabled").asBoolean()
                                        || Thing.items(client.path("redirectUris"))
                                                .anyMatch(uri -> uri.asText().contains("*")))
                                .map(client -> "lets " + client.path("clientId").asText() + " be misused"))
                .flatMap(wrong -> wrong);
    }
}
