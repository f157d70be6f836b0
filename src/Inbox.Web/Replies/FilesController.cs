using Inbox.Web.Conversations;
using Inbox.Web.Files;
using Inbox.Web.Media;
using Inbox.Web.Organizations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Net.Http.Headers;

namespace Inbox.Web.Replies;

/// <summary>Shows a file to the agents who see what carries it.</summary>
[Route("files/{id:guid}")]
public sealed class FilesController(VisibleFiles visible, CurrentAgent currentAgent, FileStore store) : Controller
{
    /// <summary>A file that is opened by itself is nobody's page: it runs nothing and belongs to no origin.</summary>
    private const string Sandbox = "default-src 'none'; style-src 'unsafe-inline'; sandbox";

    private const string Thumbnail = "image/webp";

    [HttpGet]
    public async Task<IActionResult> Show(Guid id, CancellationToken cancellationToken) =>
        await FindSeenAsync(id, cancellationToken) is { } file ? await AnswerAsync(file) : NotFound();

    [HttpGet("thumbnail")]
    public async Task<IActionResult> ShowThumbnail(Guid id, CancellationToken cancellationToken)
    {
        if (await FindSeenAsync(id, cancellationToken) is not { HasThumbnail: true } file
            || await store.OpenAsync(FileStore.ThumbnailKeyOf(file.OrganizationId, id)) is not { } bytes)
        {
            return NotFound();
        }

        Describe(file, isInline: true);
        return File(bytes, Thumbnail);
    }

    private async Task<StoredFile?> FindSeenAsync(Guid id, CancellationToken cancellationToken)
    {
        var reader = (await currentAgent.GetAsync(cancellationToken)).Agent;
        return await visible.For(reader).AsNoTracking()
            .SingleOrDefaultAsync(f => f.Id == id && f.State == StoredFileState.Stored, cancellationToken);
    }

    private async Task<IActionResult> AnswerAsync(StoredFile file)
    {
        if (await store.OpenAsync(FileStore.KeyOf(file.OrganizationId, file.Id)) is not { } bytes)
        {
            return NotFound();
        }

        Describe(file, isInline: file.Type is { IsShownInline: true });
        return File(
            bytes, file.ContentType!, file.StoredAt, new EntityTagHeaderValue(
                $"\"{Convert.ToHexStringLower(file.Sha256!)}\""), enableRangeProcessing: true);
    }

    private void Describe(StoredFile file, bool isInline)
    {
        var headers = Response.Headers;
        var disposition = new ContentDispositionHeaderValue(isInline ? "inline" : "attachment");
        disposition.SetHttpFileName(file.Name ?? $"{file.Id}.{file.Type?.Extensions[0] ?? "bin"}");
        headers.ContentDisposition = disposition.ToString();
        headers.ContentSecurityPolicy = Sandbox;
        headers.XContentTypeOptions = "nosniff";
        headers.CacheControl = "private, max-age=3600";
    }
}
