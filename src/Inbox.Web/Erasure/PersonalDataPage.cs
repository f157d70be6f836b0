using System.Globalization;
using System.Text.Encodings.Web;
using Inbox.Web.ContactDirectory;
using Inbox.Web.Contacts;
using Inbox.Web.Conversations;
using Inbox.Web.Data;
using Inbox.Web.Organizations;
using Microsoft.EntityFrameworkCore;

namespace Inbox.Web.Erasure;

/// <summary>The page of a person's archive: who they are, what is noted of them, and every conversation from its beginning.</summary>
internal sealed class PersonalDataPage(
    InboxDbContext db, SignedInAgent by, TextWriter page, IReadOnlyDictionary<Guid, ArchivedFile> files)
{
    private const int BatchSize = 500;

    private const string Head = """
        <!doctype html><meta charset="utf-8"><meta name="viewport" content="width=device-width">
        <style>body{font:16px/1.5 system-ui;max-width:44rem;margin:2rem auto;padding:0 1rem}dt{color:#666}dd{margin:0 0 .5rem}
        article{border-top:1px solid #ddd;padding:.5rem 0}time{color:#666;font-size:.85em}p{white-space:pre-line;margin:.25rem 0}</style>
        """;

    public async Task WriteAsync(Contact contact, CancellationToken cancellationToken)
    {
        await page.WriteAsync($"{Head}<title>{Text(contact.Name)}</title><h1>{Text(contact.Name)}</h1>");
        await WriteFactsAsync(contact, cancellationToken);
        var notes = await db.ContactNotes.Where(n => n.ContactId == contact.Id).OrderBy(n => n.At).ToListAsync(cancellationToken);
        await page.WriteAsync($"<h2>Notes</h2>{string.Concat(notes.Select(n => Said(n.At, "Note", n.Text)))}");
        foreach (var conversation in await db.Conversations.Where(c => c.ContactId == contact.Id).OrderBy(c => c.StartedAt)
            .Select(c => new { c.Id, c.Platform, c.StartedAt }).ToListAsync(cancellationToken))
        {
            await page.WriteAsync($"<h2>{conversation.Platform}, {Moment(conversation.StartedAt)}</h2>");
            await WriteMessagesAsync(conversation.Id, contact.Name, cancellationToken);
        }
    }

    private async Task WriteFactsAsync(Contact contact, CancellationToken cancellationToken)
    {
        var properties = await ContactProperties.LoadAsync(db, cancellationToken);
        var labels = (await db.LabelsOfContactsAsync([contact.Id], cancellationToken))[contact.Id].Select(label => label.Name);
        var identities = await ContactIdentityRow.LoadAsync(db, contact.Id, cancellationToken);
        IEnumerable<(string Title, string Value)> facts =
        [
            .. ContactFact.Of(contact, properties).Select(fact => (fact.Property.Title, fact.Value)),
            .. identities.Select(one => ($"{one.Platform}, {one.ChannelName}", $"{one.Username} {one.ExternalId}")),
            ("Labels", string.Join(", ", labels)), ("First seen", Moment(contact.CreatedAt)),
        ];
        await page.WriteAsync(
            $"<dl>{string.Concat(facts.Select(fact => $"<dt>{Text(fact.Title)}</dt><dd>{Text(fact.Value)}</dd>"))}</dl>");
        if (contact.PictureFileId is { } picture && files.TryGetValue(picture, out var file))
        {
            await page.WriteAsync(LinkTo(file));
        }
    }

    private async Task WriteMessagesAsync(Guid conversationId, string name, CancellationToken cancellationToken)
    {
        for (var (at, id) = (DateTimeOffset.MinValue, Guid.Empty); ;)
        {
            var (sentAt, last) = (at, id);
            var batch = await db.Messages.AsNoTracking().Include(m => m.Attachments).Where(m => m.ConversationId == conversationId)
                .Where(m => EF.Functions.GreaterThan(ValueTuple.Create(m.SentAt, m.Id), ValueTuple.Create(sentAt, last)))
                .OrderBy(m => m.SentAt).ThenBy(m => m.Id).Take(BatchSize).ToListAsync(cancellationToken);
            foreach (var message in batch)
            {
                var who = message.Direction == MessageDirection.Incoming ? name : by.OrganizationName;
                await page.WriteAsync(Said(message.SentAt, who, message.Text ?? "", message.Attachments));
            }

            if (batch.Count < BatchSize)
            {
                return;
            }

            (at, id) = (batch[^1].SentAt, batch[^1].Id);
        }
    }

    private string Said(DateTimeOffset at, string who, string text, IEnumerable<Attachment>? attachments = null) =>
        $"<article><b>{Text(who)}</b> <time>{Moment(at)}</time><p>{Text(text)}</p>"
        + $"{string.Concat((attachments ?? []).Select(Hanging))}</article>\n";

    private string Hanging(Attachment attachment) => attachment.FileId is { } id && files.TryGetValue(id, out var file)
        ? LinkTo(file) : $"<p>{Text(attachment.Kind)} {Text(attachment.Title ?? attachment.Url ?? "")}</p>";

    private static string LinkTo(ArchivedFile file) =>
        $"<p><a href=\"{Uri.EscapeDataString(file.Path).Replace("%2F", "/", StringComparison.Ordinal)}\">{Text(file.Path)}</a></p>";

    private string Moment(DateTimeOffset at) =>
        TimeZoneInfo.ConvertTime(at, by.Zone).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);

    private static string Text(string text) => HtmlEncoder.Default.Encode(text);
}
