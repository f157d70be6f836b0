using System.Security.Cryptography;
using System.Text;

namespace Inbox.Web.Meta.Graph;

/// <summary>Shows Meta that a call comes from a server that knows the app's secret (meta-platform 4.6, plain form).</summary>
public static class AppSecretProof
{
    public static string Of(string accessToken, string appSecret) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(appSecret), Encoding.UTF8.GetBytes(accessToken)));
}
