using System.Text;
using System.Text.Json.Nodes;

namespace Inbox.MetaSimulator.Wire;

/// <summary>
/// A webhook of the object <c>permissions</c>; time is in seconds here, and <c>connected</c> is flat (meta-platform 2.19).
/// </summary>
internal static class PermissionsBody
{
    public const string Connected = "connected";

    public static byte[] Of(string userId, string field, bool isGranted, IEnumerable<string>? targetIds, DateTimeOffset now) =>
        Encoding.ASCII.GetBytes(MetaJson.Write(new JsonObject
        {
            ["object"] = "permissions",
            ["entry"] = new JsonArray(new JsonObject
            {
                ["time"] = now.ToUnixTimeSeconds(),
                ["id"] = userId,
                ["uid"] = userId,
                ["changes"] = new JsonArray(Change(field, isGranted ? "granted" : "revoked", targetIds)),
            }),
        }));

    private static JsonObject Change(string field, string verb, IEnumerable<string>? targetIds) => field == Connected
        ? new JsonObject { ["field"] = field, ["verb"] = verb }
        : new JsonObject
        {
            ["field"] = field,
            ["value"] = new JsonObject
            {
                ["verb"] = verb,
                ["target_ids"] = targetIds is null ? null : new JsonArray([.. targetIds.Select(id => JsonValue.Create(id))]),
            },
        };
}
