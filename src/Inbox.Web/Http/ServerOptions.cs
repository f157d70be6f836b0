using System.ComponentModel.DataAnnotations;
using System.Net;

namespace Inbox.Web.Http;

/// <summary>Where the world reaches us, and whom we believe about it.</summary>
public sealed class ServerOptions : IValidatableObject
{
    /// <summary>The address that people and Meta use: <c>https://inbox.example.com</c>.</summary>
    public Uri? PublicAddress { get; set; }

    /// <summary>Addresses or networks (<c>10.0.0.0/8</c>), separated by commas, of proxies whose forwarded headers count.</summary>
    public string? KnownProxies { get; set; }

    public IEnumerable<string> ProxyList =>
        (KnownProxies ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (PublicAddress is not null && PublicAddress is not { IsAbsoluteUri: true, Scheme: "https" or "http" })
        {
            yield return new ValidationResult("PublicAddress is not an absolute address: set one such as https://inbox.example.com.");
        }

        foreach (var proxy in ProxyList.Where(proxy => !IPAddress.TryParse(proxy, out _) && !IPNetwork.TryParse(proxy, out _)))
        {
            yield return new ValidationResult($"KnownProxies: \"{proxy}\" is neither an address nor a network: write 10.0.0.5 or 10.0.0.0/8, separated by commas.");
        }
    }
}
