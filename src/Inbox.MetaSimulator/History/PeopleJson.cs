using System.Text.Json.Nodes;

namespace Inbox.MetaSimulator.History;

/// <summary>The two sides of a conversation as the history names them (meta-platform 5.2).</summary>
internal static class PeopleJson
{
    public static JsonObject Of(Person person) => person.Account.Platform == SimulatedPlatform.Messenger
        ? Named(person.Name, person.Id)
        : new() { ["username"] = person.Username, ["id"] = person.Id };

    public static JsonObject Of(SimulatedAccount account) => account.Platform == SimulatedPlatform.Messenger
        ? Named(account.Name, account.ExternalId)
        : new() { ["username"] = account.Name, ["id"] = account.ExternalId };

    private static JsonObject Named(string name, string id) =>
        new() { ["name"] = name, ["email"] = $"{id}@facebook.com", ["id"] = id };
}
