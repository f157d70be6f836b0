using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Inbox.Web.Meta.Wire;

namespace Inbox.Web.Meta.Graph;

/// <summary>
/// Uploads files for reuse (meta-platform 3.6). A file is uploaded before the message that carries it is sent, since an upload
/// may be repeated as often as it fails, and a send may not.
/// </summary>
public sealed class GraphUploads(GraphClient graph)
{
    public async Task<UploadResponse> UploadAsync(OutgoingUpload upload, GraphAccess access, CancellationToken cancellationToken)
    {
        var message = new WireOutgoing(Attachment: new(upload.Kind, new(IsReusable: true)));
        using var file = new StreamContent(upload.Bytes);
        file.Headers.ContentType = new MediaTypeHeaderValue(upload.ContentType);
        using var form = new MultipartFormDataContent
        {
            { new StringContent(JsonSerializer.Serialize(message, MetaJson.Default.WireOutgoing)), "message" },
        };
        if (upload.Platform == Platform.Instagram)
        {
            form.Add(new StringContent("instagram"), "platform");
        }

        // As browsers send a name: .NET would write one outside ASCII in the way of mails, which servers take as the name.
        file.Headers.TryAddWithoutValidation("Content-Disposition", $"form-data; name=\"filedata\"; filename=\"{upload.Name}\"");
        form.HeaderEncodingSelector = (_, _) => Encoding.UTF8;
        form.Add(file);
        return UploadResponse.Of(await graph.UploadAsync(
            $"{Uri.EscapeDataString(upload.PageId)}/message_attachments", form, access, cancellationToken));
    }
}

/// <param name="Kind">Meta's word: image, audio, video or file.</param>
public sealed record OutgoingUpload(Platform Platform, string PageId, string Kind, string Name, string ContentType, Stream Bytes);

/// <summary>Meta's id of a file, or what to do without.</summary>
public sealed record UploadResponse(string? AttachmentId, SendResponse Refusal)
{
    internal static UploadResponse Of(GraphResponse answer)
    {
        var refusal = SendResponse.Of(answer);
        return answer.IsSuccess && answer.Parse()?.AttachmentId is { Length: > 0 and <= ExternalIds.MaximumLength } id
            ? new(id, refusal)
            : new(null, refusal.Rule.Action == SendAction.Unknown
                ? refusal with { Mid = null, Rule = SendRule.TryAgain } : refusal with { Mid = null });
    }
}
