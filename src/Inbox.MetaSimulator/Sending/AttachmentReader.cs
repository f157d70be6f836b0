using System.Text.Json.Nodes;
using Inbox.MetaSimulator.Graph;
using Inbox.MetaSimulator.Wire;

namespace Inbox.MetaSimulator.Sending;

/// <summary>What became of the attachments of a call: kept by Meta, or the error that refuses the call.</summary>
internal sealed record ReadAttachments(IReadOnlyList<SimulatedAttachment> Attachments, string? Error, string? AttachmentId);

/// <summary>
/// Takes the attachments of a call into Meta's keeping: by address, by upload, by an earlier id (meta-platform 3.4 to 3.6).
/// </summary>
internal sealed class AttachmentReader(Media media, MediaFetcher fetcher, Switchboard switchboard)
{
    private const int MostImageBytes = 8 * 1024 * 1024;
    private const int MostBytes = 25 * 1024 * 1024;

    public async Task<ReadAttachments> ReadAsync(
        SendRequest request, SimulatedAccount account, SimulatorAddress address, CancellationToken cancellationToken)
    {
        var attachments = new List<SimulatedAttachment>();
        string? reusableId = null;
        foreach (var asked in request.Attachments)
        {
            var (attachment, error) = await ReadAsync(asked, request.File, account, address, cancellationToken);
            if (attachment is null)
            {
                return new([], error, AttachmentId: null);
            }

            attachments.Add(attachment);
            if ((asked["payload"] as JsonObject)?["is_reusable"].AsFlag() == true)
            {
                reusableId = media.KeepForReuse(account.PageId, attachment);
            }
        }

        return new(attachments, Error: null, reusableId);
    }

    private async Task<(SimulatedAttachment? Attachment, string? Error)> ReadAsync(
        JsonObject asked, SentFile? file, SimulatedAccount account, SimulatorAddress address, CancellationToken cancellationToken)
    {
        var type = asked["type"].AsText();
        var payload = asked["payload"] as JsonObject;
        return (type, payload) switch
        {
            ("template", not null) => (SimulatedAttachment.With("template", (JsonObject)payload.DeepClone()), null),
            ("like_heart", _) when account.Platform == SimulatedPlatform.Instagram => (SimulatedAttachment.With("like_heart", null), null),
            ("MEDIA_SHARE", not null) when account.Platform == SimulatedPlatform.Instagram =>
                (SimulatedAttachment.With("ig_post", new JsonObject { ["ig_post_media_id"] = payload["id"].AsText() }), null),
            ("image" or "audio" or "video" or "file", _) when file is not null =>
                Keep(type, new(file.ContentType, file.Bytes), MostBytes, address),
            ("image" or "audio" or "video" or "file", not null) when payload["attachment_id"].AsText() is { } id =>
                media.FindUpload(account.PageId, id) is { } upload ? (upload, null) : (null, GraphErrors.NoSuchAttachment),
            ("image" or "audio" or "video" or "file", not null) when payload["url"].AsText() is { } url =>
                await FetchAsync(type, url, account, address, cancellationToken),
            _ => (null, GraphErrors.WrongParameter),
        };
    }

    private async Task<(SimulatedAttachment? Attachment, string? Error)> FetchAsync(
        string type, string url, SimulatedAccount account, SimulatorAddress address, CancellationToken cancellationToken)
    {
        if (!Uri.TryCreate(url, UriKind.Absolute, out var from) || from.Scheme is not ("https" or "http"))
        {
            return (null, GraphErrors.CannotFetch);
        }

        if (!switchboard.Of(account).FetchesAttachments)
        {
            return (SimulatedAttachment.At(type, url), null);
        }

        return await fetcher.FetchAsync(from, cancellationToken) is { } fetched
            ? Keep(type, fetched, type == "image" ? MostImageBytes : MostBytes, address)
            : (null, GraphErrors.CannotFetch);
    }

    private (SimulatedAttachment? Attachment, string? Error) Keep(string type, StoredMedia file, int mostBytes, SimulatorAddress address)
    {
        if (type != "file" && !IsOfType(type, file.ContentType))
        {
            return (null, GraphErrors.WrongMediaType);
        }

        return file.Bytes.Length > mostBytes
            ? (null, GraphErrors.TooBig)
            : (SimulatedAttachment.At(type, address.Media(media.Store(file)).AbsoluteUri), null);
    }

    // Sound in an mp4 calls itself a video.
    private static bool IsOfType(string type, string contentType) =>
        contentType.StartsWith(type + "/", StringComparison.OrdinalIgnoreCase) || (type == "audio" && contentType == "video/mp4");
}
