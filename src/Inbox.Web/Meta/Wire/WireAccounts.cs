using System.Text.Json.Serialization;

namespace Inbox.Web.Meta.Wire;

/// <summary>One page of the list of a person's Pages (meta-platform 4.3).</summary>
internal sealed record WireAccounts
{
    [JsonConverter(typeof(ListOrEmpty<WireAccount>))]
    public IReadOnlyList<WireAccount> Data { get; set; } = [];

    [JsonConverter(typeof(ObjectOrNull<WirePaging>))]
    public WirePaging? Paging { get; set; }

    [JsonConverter(typeof(ObjectOrNull<WireError>))]
    public WireError? Error { get; set; }
}

internal sealed record WireAccount
{
    [JsonConverter(typeof(TextOrNumber))]
    public string? Id { get; set; }

    [JsonConverter(typeof(TextOrNumber))]
    public string? Name { get; set; }

    [JsonConverter(typeof(TextOrNumber))]
    public string? AccessToken { get; set; }

    [JsonConverter(typeof(TextsOrEmpty))]
    public IReadOnlyList<string> Tasks { get; set; } = [];

    [JsonConverter(typeof(ObjectOrNull<WireInstagramAccount>))]
    public WireInstagramAccount? InstagramBusinessAccount { get; set; }
}

/// <summary>An Instagram professional account, behind a Page or by its own login (meta-platform 4.3, 4.7).</summary>
internal sealed record WireInstagramAccount
{
    [JsonConverter(typeof(TextOrNumber))]
    public string? Id { get; set; }

    [JsonConverter(typeof(TextOrNumber))]
    public string? UserId { get; set; }

    [JsonConverter(typeof(TextOrNumber))]
    public string? Username { get; set; }

    [JsonConverter(typeof(TextOrNumber))]
    public string? Name { get; set; }

    [JsonConverter(typeof(ObjectOrNull<WireError>))]
    public WireError? Error { get; set; }
}
