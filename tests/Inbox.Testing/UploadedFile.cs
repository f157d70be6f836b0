using System.Text.Json;

namespace Inbox.Testing;

/// <summary>A file that was uploaded to Meta's stand-in.</summary>
public sealed record UploadedFile(
    string Path, string Kind, bool IsReusable, string? Platform, string? Name, string? ContentType, byte[] Bytes)
{
    private static int count;

    public string AttachmentId { get; } = $"90{Interlocked.Increment(ref count)}";

    internal static async Task<UploadedFile> ReadAsync(
        HttpRequestMessage request, MultipartFormDataContent form, CancellationToken cancellationToken)
    {
        var parts = form.ToDictionary(part => part.Headers.ContentDisposition!.Name!.Trim('"'));
        using var message = JsonDocument.Parse(await parts["message"].ReadAsStringAsync(cancellationToken));
        var attachment = message.RootElement.GetProperty("attachment");
        var file = parts["filedata"];
        return new(
            request.RequestUri!.AbsolutePath, attachment.GetProperty("type").GetString()!,
            attachment.GetProperty("payload").GetProperty("is_reusable").GetBoolean(),
            parts.TryGetValue("platform", out var platform) ? await platform.ReadAsStringAsync(cancellationToken) : null,
            file.Headers.ContentDisposition?.FileName?.Trim('"'), file.Headers.ContentType?.MediaType, await file.ReadAsByteArrayAsync(
                cancellationToken));
    }
}
