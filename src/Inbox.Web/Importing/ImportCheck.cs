using System.Text;
using CsvHelper;
using Inbox.Web.Localization;

namespace Inbox.Web.Importing;

/// <summary>What a file is, before anything is done with it. The reasons are keys of the localizer.</summary>
/// <param name="Problem">Why nothing can be done with it; null where something can.</param>
public sealed record ImportCheck(int Rows, Sentence? Problem)
{
    /// <summary>Whether it has bytes that are no letter of the encoding.</summary>
    public bool IsOtherEncoding { get; private init; }

    public const int MaxColumns = 200;
    public const int MaxRows = 1_000_000;

    /// <summary>A record that runs over more lines is one whose quote is not closed.</summary>
    private const int MaxLines = 100;

    /// <summary>Reads all of it: what is wrong is said before anything is changed.</summary>
    public static ImportCheck Of(Stream file, ImportFormat format)
    {
        Sentence? problem = null;
        using var reader = format.OpenStrictly(file, malformed => problem ??= Of(malformed));
        try
        {
            var check = Of(reader);
            return problem is not null ? Refused(problem) : check;
        }
        catch (CsvFormatException exception)
        {
            return Refused(new Sentence("From line {0} on a quote is not closed, or the row is longer than 1 MB.", exception.LineNumber));
        }
        catch (DecoderFallbackException)
        {
            return Refused("The file has letters that are none in this encoding. Choose another one.") with { IsOtherEncoding = true };
        }
    }

    private static ImportCheck Of(CsvReader reader)
    {
        if (!reader.Read())
        {
            return Refused("The file is empty.");
        }

        string[] headers = [.. Enumerable.Range(0, reader.FieldCount).Select(place => reader.GetString(place).Trim())];
        var rows = 0;
        for (var line = reader.LineNumber; reader.Read(); line = reader.LineNumber)
        {
            rows++;
            if (reader.FieldCount > MaxColumns)
            {
                return Refused(new Sentence("In line {0} there are {1} cells, and 200 at most are read.", line, reader.FieldCount));
            }

            if (rows > 1 && reader.LineNumber - line > MaxLines)
            {
                return Refused(new Sentence("From line {0} on a quote is not closed.", line));
            }
        }

        return FaultOf(headers, rows) is { } fault ? Refused(fault) : new(rows, null);
    }

    private static Sentence? FaultOf(string[] headers, int rows) =>
        headers.Any(header => header.Contains('\0', StringComparison.Ordinal)) ? "This is no text. Save the table as CSV."
        : headers.Length > MaxColumns ? new Sentence("There are {0} columns, and 200 at most are read.", headers.Length)
        : headers.Length > 1 && headers.GroupBy(header => header, StringComparer.OrdinalIgnoreCase)
            .FirstOrDefault(group => group.Key.Length > 0 && group.Count() > 1) is { Key: var name }
            ? new Sentence("Two columns are called {0}. Give one of them another name.", Sentence.Verbatim(name))
        : rows == 0 ? "There is a header and no row."
        : rows > MaxRows ? new Sentence("There are {0} rows, and 1,000,000 at most are taken in at once.", rows)
        : null;

    private static Sentence? Of(CsvMalformedRecord malformed) => malformed.Reason is CsvMalformedReason.UnterminatedQuote
        ? new Sentence("From line {0} on a quote is not closed.", malformed.LineNumber)
        : malformed.Reason is CsvMalformedReason.FieldCountMismatch ? null
        : new Sentence("In line {0} a quote stands where none can. Double it, or take it away.", malformed.LineNumber);

    private static ImportCheck Refused(Sentence problem) => new(0, problem);
}
