using Microsoft.AspNetCore.WebUtilities;

namespace Inbox.MetaSimulator.History;

/// <summary>Where the next page is; the token stands in it, as it does with Meta (meta-platform 5.3).</summary>
internal sealed record PageLinks(string Address, IReadOnlyDictionary<string, string?> Query)
{
    public static PageLinks Of(HttpRequest request, SimulatorAddress address)
    {
        var query = request.Query.Where(pair => pair.Key != "after").ToDictionary(pair => pair.Key, pair => (string?)pair.Value.ToString());
        if (request.Headers.Authorization.ToString() is ['B' or 'b', ..] header && header.Split(' ') is [_, var token])
        {
            query["access_token"] = token;
        }

        return new($"{address.Origin}{request.PathBase}{request.Path}", query);
    }

    /// <summary>A list inside an answer has an address of its own.</summary>
    public PageLinks Of(string path)
    {
        var root = Address[..(Address.IndexOf("/graph", StringComparison.Ordinal) + "/graph".Length)];
        var own = Query.Where(pair => pair.Key is "access_token" or "appsecret_proof").ToDictionary();
        return new($"{root}/v26.0/{path}", own);
    }

    public string Next(string after) => QueryHelpers.AddQueryString(Address, Query.Append(new("after", after)));
}
