using System.Reflection;
using Microsoft.Extensions.Options;

namespace Inbox.MetaSimulator;

/// <summary>Where a browser finds the simulator: every link and every picture's address starts here.</summary>
internal sealed record SimulatorAddress(string Origin, string Root)
{
    public string Home => Root.Length > 0 ? Root : "/";

    public string Style => $"{Root}/simulator.css";

    public string Script => $"{Root}/simulator.js";

    /// <summary>Where one answers; null where the simulator does not know.</summary>
    public string? Product { get; init; }

    public string Verification => $"{Root}/verification";

    public string Logins => $"{Root}/logins";

    public string Login(string id) => $"{Logins}/{id}";

    public string People(SimulatedAccount account) => $"{Root}/accounts/{account.ExternalId}/people";

    public string Conversation(Person person) => $"{People(person.Account)}/{person.Id}";

    public string Messages(Person person) => $"{Conversation(person)}/messages";

    public string Hold(Person person) => $"{Conversation(person)}/hold";

    public string Release(Person person) => $"{Conversation(person)}/release";

    public string Acts(Person person) => $"{Conversation(person)}/acts";

    public string Switches(Person person) => $"{Conversation(person)}/switches";

    public string PicturePath(string name) => $"{Root}/graph/pictures/{name}.png";

    public Uri Media(string id) => new($"{Origin}{Root}/graph/media/{id}");

    public Uri Picture(string name) => new(Origin + PicturePath(name));

    /// <summary>Called by minimal API's binding.</summary>
    public static ValueTask<SimulatorAddress?> BindAsync(HttpContext context, ParameterInfo parameter)
    {
        var prefix = context.GetEndpoint()!.Metadata.GetRequiredMetadata<SimulatorPrefix>().Prefix;
        var options = context.RequestServices.GetRequiredService<IOptions<SimulatorOptions>>().Value;
        var request = context.Request;
        var origin = options.PublicAddress?.GetLeftPart(UriPartial.Authority) ?? $"{request.Scheme}://{request.Host}";
        return ValueTask.FromResult<SimulatorAddress?>(new(origin, $"{request.PathBase}{prefix}")
        {
            Product = options.ProductPath is { } path ? $"{request.PathBase}{path}" : null,
        });
    }
}

/// <summary>Says on each endpoint where the simulator was mounted.</summary>
internal sealed record SimulatorPrefix(string Prefix);
