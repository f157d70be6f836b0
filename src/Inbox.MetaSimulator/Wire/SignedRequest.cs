using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace Inbox.MetaSimulator.Wire;

/// <summary>What Meta posts when a person removes the app or asks for deletion (meta-platform 7.1).</summary>
internal static class SignedRequest
{
    public static string Write(string appSecret, JsonObject payload)
    {
        var encoded = Base64Url.EncodeToString(Encoding.ASCII.GetBytes(MetaJson.Write(payload)));
        var signature = HMACSHA256.HashData(Encoding.UTF8.GetBytes(appSecret), Encoding.ASCII.GetBytes(encoded));
        return $"{Base64Url.EncodeToString(signature)}.{encoded}";
    }
}
