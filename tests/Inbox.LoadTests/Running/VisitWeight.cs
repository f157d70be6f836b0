using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;
using Inbox.LoadTests.Generation;

namespace Inbox.LoadTests.Running;

/// <summary>
/// A browser with an empty cache that counts what comes over the wire, headers too: a page, compressed as it is sent, and what it
/// names of styles, scripts with their imports, and pictures, each once.
/// </summary>
internal sealed partial class VisitWeight : IDisposable
{
    private readonly HttpClient client;
    private readonly HashSet<string> had = [];

    private VisitWeight(HttpClient client) => this.client = client;

    public static async Task<VisitWeight> StartAsync(MeasuredApp app, GeneratedAgent agent, CancellationToken cancellationToken)
    {
        var client = app.NewClient();
        client.DefaultRequestHeaders.Add("Cookie", await app.CookiesAsync(agent, cancellationToken));
        client.DefaultRequestHeaders.Add("Accept-Encoding", "br, gzip");
        client.DefaultRequestHeaders.Add("Accept", "text/html,*/*");
        return new(client);
    }

    /// <returns>How many bytes the page brings that the browser does not have yet.</returns>
    public async Task<long> VisitAsync(string address, CancellationToken cancellationToken)
    {
        var (bytes, page) = await GetAsync(address, cancellationToken);
        var waiting = new Queue<Uri>(Named(page, new Uri(client.BaseAddress!, address), InPage()));
        while (waiting.TryDequeue(out var next))
        {
            if (next.Host == client.BaseAddress!.Host && had.Add(next.PathAndQuery))
            {
                var (more, text) = await GetAsync(next.PathAndQuery, cancellationToken);
                bytes += more;
                foreach (var name in next.AbsolutePath.EndsWith(".css", StringComparison.Ordinal) ? Named(text, next, InStyle()) : [])
                {
                    waiting.Enqueue(name);
                }
            }
        }

        return bytes;
    }

    public void Dispose() => client.Dispose();

    private async Task<(long Bytes, string Text)> GetAsync(string address, CancellationToken cancellationToken)
    {
        using var answer = await client.GetAsync(address, cancellationToken);
        answer.EnsureSuccessStatusCode();
        var body = await answer.Content.ReadAsByteArrayAsync(cancellationToken);
        await using Stream plain = answer.Content.Headers.ContentEncoding.LastOrDefault() switch
        {
            "br" => new BrotliStream(new MemoryStream(body), CompressionMode.Decompress),
            "gzip" => new GZipStream(new MemoryStream(body), CompressionMode.Decompress),
            _ => new MemoryStream(body),
        };
        using var reader = new StreamReader(plain, Encoding.UTF8);
        return (body.Length + $"{answer.Headers}{answer.Content.Headers}".Length, await reader.ReadToEndAsync(cancellationToken));
    }

    private static IEnumerable<Uri> Named(string text, Uri from, Regex names) =>
        names.Matches(text)
            .Select(match => new Uri(
                from, match.Groups.Values.Skip(1).First(group => group.Success).Value.Replace("&amp;", "&", StringComparison.Ordinal)));

    [GeneratedRegex(
        "<(?:script|img)[^>]* src=\"([^\"]+)\"|<link[^>]* rel=\"(?:stylesheet|icon|modulepreload|preload|manifest)\"[^>]* href=\"([^\"]+)\"")]
    private static partial Regex InPage();

    [GeneratedRegex("url\\(\"?([^\"')]+)\"?\\)")]
    private static partial Regex InStyle();
}
