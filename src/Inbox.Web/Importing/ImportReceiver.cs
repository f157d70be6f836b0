using Inbox.Web.Data;
using Inbox.Web.Files;
using Inbox.Web.Localization;
using Inbox.Web.Organizations;

namespace Inbox.Web.Importing;

/// <summary>Receives files of contacts and sees what they are. The reasons are keys of the localizer.</summary>
public sealed class ImportReceiver(InboxDbContext db, ImportFile files, TimeProvider clock)
{
    /// <returns>The import; or why the file is not taken.</returns>
    public async Task<(ContactImport? Import, Sentence? Problem)> ReceiveAsync(
        Agent by, IFormFile? upload, CancellationToken cancellationToken)
    {
        if (upload is null or { Length: 0 })
        {
            return (null, upload is null ? "Choose a file." : "The file is empty.");
        }

        await using var body = upload.OpenReadStream();
        using var received = await files.ReceiveAsync(body, cancellationToken);
        if (FaultOf(received) is { } fault)
        {
            return (null, fault);
        }

        var (format, check) = await ReadAsync(received, cancellationToken);
        return check.Problem is { } problem ? (null, problem)
            : (await KeepAsync(new(by, FileName.Clean(upload.FileName) ?? "contacts.csv", format, check.Rows, clock.GetUtcNow()), received,
                cancellationToken), null);
    }

    /// <summary>As it is guessed by its beginning; where the rest does not bear that out, each byte is taken for a letter.</summary>
    private static async Task<(ImportFormat Format, ImportCheck Check)> ReadAsync(
        ReceivedFile received, CancellationToken cancellationToken)
    {
        var format = await ImportFile.GuessAsync(received, cancellationToken);
        var check = CheckOf(received, format);
        if (!check.IsOtherEncoding)
        {
            return (format, check);
        }

        format = format with { Encoding = ImportFormat.OneByte };
        return (format, CheckOf(received, format));
    }

    private static Sentence? FaultOf(ReceivedFile received) => received switch
    {
        { IsCut: true } => "The file is larger than 100 MB. Split it into several.",
        { Head: [(byte)'P', (byte)'K', 3, 4, ..] } =>
            "This is a workbook or an archive. Open it in the spreadsheet and save the table as CSV.",
        _ => null,
    };

    private static ImportCheck CheckOf(ReceivedFile received, ImportFormat format)
    {
        using var file = File.OpenRead(received.Path);
        return ImportCheck.Of(file, format);
    }

    private async Task<ContactImport> KeepAsync(ContactImport import, ReceivedFile received, CancellationToken cancellationToken)
    {
        db.ContactImports.Add(import);
        await files.KeepAsync(import, received);
        await db.SaveChangesAsync(cancellationToken);
        return import;
    }
}
