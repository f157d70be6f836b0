using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Inbox.Web.Meta.Wire;

namespace Inbox.Web.Meta;

/// <summary>Names for events to which Meta gives none, the same each time they come (meta-platform 1.6).</summary>
internal static class EventKeys
{
    /// <summary>Stands where Meta's mid would; Meta's own never begin like this.</summary>
    public const string OwnMid = "inbox:";

    public static bool IsOwn(string mid) => mid.StartsWith(OwnMid, StringComparison.Ordinal);

    public static string Of(JsonElement item) => Hash(item.GetRawText());

    public static string MidOf(WirePostback postback, string sender, string? timestamp) =>
        OwnMid + Hash($"{sender}\n{timestamp}\n{postback.Title}\n{postback.Payload}");

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
