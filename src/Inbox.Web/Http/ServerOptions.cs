using System.ComponentModel.DataAnnotations;
using System.Net;

namespace Inbox.Web.Http;

/// <summary>Where the world reaches us, and whom we believe about it.</summary>
public sealed class ServerOptions : IValidatableObject
{
    /// <summary>The address that people and Meta use: <c>https://inbox.example.com</c>.</summary>
    public Uri? PublicAddress { get; set; }

    /// <summary>The addresses to listen on, separated by semicolons, as everywhere in ASP.NET Core.</summary>
    public string? Urls { get; set; }

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

        foreach (var url in (Urls ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries).Where(url => !IsBindingAddress(url)))
        {
            yield return new ValidationResult(
                $"\"{url}\" in --urls or ASPNETCORE_URLS is not an address to listen on: write one such as http://localhost:5080.");
        }

        foreach (var proxy in ProxyList.Where(proxy => !IPAddress.TryParse(proxy, out _) && !IPNetwork.TryParse(proxy, out _)))
        {
            yield return new ValidationResult(
                $"KnownProxies: \"{proxy}\" is neither an address nor a network: write 10.0.0.5 or 10.0.0.0/8, separated by commas.");
        }
    }

    private static bool IsBindingAddress(string url)
    {
        try
        {
            return BindingAddress.Parse(url) is { IsUnixPipe: true } or { IsNamedPipe: true } or { Port: <= IPEndPoint.MaxPort };
        }
        catch (FormatException)
        {
            return false;
        }
    }
}
