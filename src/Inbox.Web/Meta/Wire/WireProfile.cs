using System.Text.Json.Serialization;

namespace Inbox.Web.Meta.Wire;

/// <summary>The answer to a profile call, or its error (meta-platform 4.1, 4.2, 6.1).</summary>
internal sealed record WireProfile
{
    [JsonConverter(typeof(TextOrNumber))]
    public string? Name { get; set; }

    [JsonConverter(typeof(TextOrNumber))]
    public string? FirstName { get; set; }

    [JsonConverter(typeof(TextOrNumber))]
    public string? LastName { get; set; }

    [JsonConverter(typeof(TextOrNumber))]
    public string? Username { get; set; }

    [JsonConverter(typeof(TextOrNumber))]
    public string? ProfilePic { get; set; }

    [JsonConverter(typeof(TextOrNumber))]
    public string? FollowerCount { get; set; }

    [JsonConverter(typeof(Flag))]
    public bool? IsVerifiedUser { get; set; }

    [JsonConverter(typeof(Flag))]
    public bool? IsUserFollowBusiness { get; set; }

    [JsonConverter(typeof(Flag))]
    public bool? IsBusinessFollowUser { get; set; }

    [JsonConverter(typeof(ObjectOrNull<WireError>))]
    public WireError? Error { get; set; }
}
