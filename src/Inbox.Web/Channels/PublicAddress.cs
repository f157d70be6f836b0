namespace Inbox.Web.Channels;

/// <summary>Addresses as the world and Meta know them: of the configured server, or in Development of the one that is asked.</summary>
public sealed class PublicAddress(IConfiguration configuration)
{
    public Uri Of(HttpRequest request, string path) =>
        new(Uri.TryCreate(configuration["PublicAddress"], UriKind.Absolute, out var configured)
            ? configured
            : new Uri($"{request.Scheme}://{request.Host}"), path);
}
