using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Unicode;
using Microsoft.Extensions.Options;

namespace Inbox.Web.Files;

/// <summary>
/// Fetches a file from Meta's media hosts, and from nowhere else, however its link was made. Whatever happens is a value.
/// </summary>
public sealed class MediaFetcher(HttpClient http, MediaHosts hosts, FileStore store, IOptions<FilesOptions> options, TimeProvider clock)
{
    private const int MaxRedirects = 3;

    public async Task<FetchResult> FetchAsync(string address, CancellationToken cancellationToken)
    {
        using var timeout = new CancellationTokenSource(options.Value.FetchWithin, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, timeout.Token);
        try
        {
            return await FollowAsync(new Uri(address), either.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return FetchResult.Slow;
        }
        catch (HttpRequestException exception)
        {
            return exception.InnerException is PrivateAddressException
                ? FetchResult.Refused(FileRefusal.ForeignAddress) : FetchResult.TryAgain;
        }
        catch (IOException)
        {
            return FetchResult.TryAgain;
        }
    }

    private async Task<FetchResult> FollowAsync(Uri address, CancellationToken cancellationToken)
    {
        for (var redirects = 0; redirects <= MaxRedirects && hosts.Allow(address); redirects++)
        {
            using var response = await http.GetAsync(address, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
            if (response.Headers.Location is not { } next || (int)response.StatusCode is < 300 or >= 400)
            {
                return await ReadAsync(response, cancellationToken);
            }

            address = new Uri(address, next);
        }

        return FetchResult.Refused(FileRefusal.ForeignAddress);
    }

    private async Task<FetchResult> ReadAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        if (response.StatusCode != HttpStatusCode.OK)
        {
            return IsDead(response.StatusCode) ? FetchResult.Gone : FetchResult.TryAgain;
        }

        if (response.Content.Headers.ContentLength > FilesOptions.MaximumBytes)
        {
            return FetchResult.Refused(FileRefusal.TooLarge);
        }

        await using var body = await response.Content.ReadAsStreamAsync(cancellationToken);
        var file = await store.ReceiveAsync(body, FilesOptions.MaximumBytes, cancellationToken);
        return new(FetchOutcome.Fetched, file, response.Content.Headers.ContentType?.MediaType,
            Name: NameIn(response.Content.Headers.ContentDisposition));
    }

    /// <summary>A name in bare UTF-8 is read as Latin-1 by .NET, as old servers meant it.</summary>
    private static string? NameIn(ContentDispositionHeaderValue? disposition)
    {
        if (disposition?.FileNameStar is { } encoded || disposition?.FileName?.Trim('"') is not { } name)
        {
            return disposition?.FileNameStar;
        }

        return Utf8.IsValid(Encoding.Latin1.GetBytes(name)) ? Encoding.UTF8.GetString(Encoding.Latin1.GetBytes(name)) : name;
    }

    /// <summary>Meta's links die with 403 or 404 once their signature is over; only these can come back.</summary>
    private static bool IsDead(HttpStatusCode status) =>
        (int)status is >= 400 and < 500 && status is not (HttpStatusCode.RequestTimeout or HttpStatusCode.TooManyRequests);
}

/// <summary>What became of a fetch.</summary>
/// <param name="File">Belongs to whoever asked, and goes away unless it is kept.</param>
/// <param name="DeclaredType">What the host says that it is.</param>
/// <param name="Name">What the host calls it.</param>
public sealed record FetchResult(
    FetchOutcome Outcome, ReceivedFile? File = null, string? DeclaredType = null, FileRefusal? Refusal = null, string? Name = null)
{
    public static readonly FetchResult Gone = new(FetchOutcome.Gone);
    public static readonly FetchResult TryAgain = new(FetchOutcome.TryAgain);
    public static readonly FetchResult Slow = new(FetchOutcome.Slow);

    public static FetchResult Refused(FileRefusal refusal) => new(FetchOutcome.Refused, Refusal: refusal);
}

public enum FetchOutcome
{
    Fetched,
    TryAgain,

    /// <summary>It did not end in time.</summary>
    Slow,

    /// <summary>The link is dead.</summary>
    Gone,

    Refused,
}
