using System.Net;

namespace Inbox.Web.Accounts;

/// <summary>Cookies are Secure, except over plain http on loopback where that is allowed: in Development.</summary>
public sealed class LoopbackCookieBuilder(bool isPlainLoopbackAllowed) : CookieBuilder
{
    public override CookieOptions Build(HttpContext context, DateTimeOffset expiresFrom)
    {
        var options = base.Build(context, expiresFrom);
        options.Secure = context.Request.IsHttps || !isPlainLoopbackAllowed || !IsLoopback(context.Request.Host.Host);
        options.Path ??= context.Request.PathBase.HasValue ? context.Request.PathBase.Value : "/";
        return options;
    }

    private static bool IsLoopback(string host) =>
        host is "localhost" || (IPAddress.TryParse(host, out var address) && IPAddress.IsLoopback(address));
}
