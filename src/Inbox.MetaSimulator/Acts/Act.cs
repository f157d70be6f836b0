using System.Text.Json.Nodes;
using Inbox.MetaSimulator.Webhooks;
using Inbox.MetaSimulator.Wire;

namespace Inbox.MetaSimulator.Acts;

/// <summary>Something that a person does, or that Meta says about the thread; the fields depend on the kind.</summary>
internal sealed record Act(Person Person, string Kind, JsonObject Fields, DateTimeOffset At)
{
    public SimulatedAccount Account => Person.Account;

    public bool IsInstagram => Account.Platform == SimulatedPlatform.Instagram;

    public string? Text(string name) => Fields[name].AsText();

    public JsonObject? Object(string name) => Fields[name]?.DeepClone() as JsonObject;

    /// <summary>The fields of these names, those that were given.</summary>
    public JsonObject Some(params ReadOnlySpan<string> names)
    {
        var some = new JsonObject();
        foreach (var name in names)
        {
            if (Fields[name] is { } value)
            {
                some[name] = value.DeepClone();
            }
        }

        return some;
    }

    public ActResult Event(string name, JsonObject body, string? mid = null) =>
        new(new SimulatedEvent(Account, MessageEvent.FromPerson(Person, At, name, body), Person.Id), mid, At);

    public ActResult Refuse(string problem) => new(Event: null, Mid: null, At, problem);
}

/// <summary>The event that tells of an act, if one does; or why it cannot be done.</summary>
internal sealed record ActResult(SimulatedEvent? Event, string? Mid, DateTimeOffset At, string? Problem = null);
