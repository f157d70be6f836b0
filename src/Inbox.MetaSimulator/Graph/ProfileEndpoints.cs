using System.Text.Json.Nodes;
using Inbox.MetaSimulator.History;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Inbox.MetaSimulator.Graph;

/// <summary>Who wrote to an account, for the holder of its token (meta-platform 4.1 and 4.2).</summary>
internal static class ProfileEndpoints
{
    public static void MapProfiles(this IEndpointRouteBuilder graph)
    {
        graph.MapGet("{id}", Show);
    }

    private static IResult Show(
        string id,
        string? fields,
        HttpRequest request,
        CallGate gate,
        ProfileObjects known,
        SimulatorAddress address)
    {
        if (gate.Refuse(request, out var accounts) is { } refusal)
        {
            return refusal;
        }

        if (known.Objects.Find(request, id, fields) is { } found)
        {
            return found;
        }

        var person = accounts.Select(account => known.People.Find(account, id)).FirstOrDefault(one => one is not null);
        return person is null
            ? known.History.Find(id, request, accounts, address) ?? GraphAnswer.NoSuchObject(id)
            : gate.RefuseMessages(request, person.Account) ?? Answer(Profile(person, address), fields);
    }

    private static ContentHttpResult Answer(JsonObject profile, string? fields)
    {
        if (string.IsNullOrEmpty(fields))
        {
            return GraphAnswer.Ok(profile);
        }

        var asked = fields.Split(',', StringSplitOptions.TrimEntries).Append("id").Distinct().ToList();
        var unknown = asked.Find(field => !profile.ContainsKey(field));
        return unknown is null
            ? GraphAnswer.Ok([.. asked.Select(field => KeyValuePair.Create(field, profile[field]?.DeepClone()))])
            : GraphAnswer.NoSuchField(unknown);
    }

    private static JsonObject Profile(Person person, SimulatorAddress address)
    {
        var picture = person.Picture is null ? null : address.Picture(person.Picture).AbsoluteUri;
        return person.Account.Platform == SimulatedPlatform.Messenger
            ? MessengerProfile(person, picture ?? address.Picture(Pictures.Silhouette).AbsoluteUri)
            : InstagramProfile(person, picture);
    }

    private static JsonObject MessengerProfile(Person person, string picture) => new()
    {
        ["name"] = person.Name,
        ["first_name"] = person.FirstName,
        ["last_name"] = person.LastName,
        ["profile_pic"] = picture,
        ["id"] = person.Id,
    };

    private static JsonObject InstagramProfile(Person person, string? picture) => new()
    {
        ["name"] = person.Name,
        ["username"] = person.Username,
        ["profile_pic"] = picture,
        ["follower_count"] = 12,
        ["is_user_follow_business"] = true,
        ["is_business_follow_user"] = false,
        ["is_verified_user"] = false,
        ["id"] = person.Id,
    };
}

/// <summary>What an id may be of.</summary>
internal sealed class ProfileObjects(GraphObjects objects, People people, HistoryNodes history)
{
    public GraphObjects Objects { get; } = objects;

    public People People { get; } = people;

    public HistoryNodes History { get; } = history;
}
