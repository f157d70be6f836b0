using System.Text;
using CsvHelper;

namespace Inbox.Web.Importing;

/// <summary>How a file is written.</summary>
/// <param name="Encoding">One of <see cref="Encodings"/>.</param>
/// <param name="Separator">One of <see cref="Separators"/>.</param>
public sealed record ImportFormat(string Encoding, string Separator)
{
    /// <summary>In which each byte is a letter, whatever it was meant to be.</summary>
    public const string OneByte = "windows-1252";

    public static readonly IReadOnlyList<string> Encodings = ["utf-8", "utf-16", "utf-16BE", OneByte];

    public static readonly IReadOnlyList<string> Separators = [",", ";", "\t", "|"];

    /// <summary>A person of more is none: a quote is not closed.</summary>
    public const int MaxRecordBytes = 1024 * 1024;

    /// <summary>How well a separator fits: equal numbers of columns, else several that are not equal, else one.</summary>
    private const int Sure = 10;

    private const int Unequal = 2;

    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public bool IsKnown => Encodings.Contains(Encoding) && Separators.Contains(Separator);

    public Encoding TextEncoding => Encoding == OneByte
        ? CodePagesEncodingProvider.Instance.GetEncoding(1252)! : System.Text.Encoding.GetEncoding(Encoding);

    /// <summary>Reads records; malformed ones are told to the caller, and none of them is taken for another.</summary>
    public CsvReader Open(Stream file) => Open(
        new StreamReader(file, TextEncoding, detectEncodingFromByteOrderMarks: true, leaveOpen: true), onMalformed: null);

    /// <summary>The same, and throws at bytes that are no letter of the encoding; a mark of that encoding is none of the text.</summary>
    /// <exception cref="DecoderFallbackException">While it is read.</exception>
    public CsvReader OpenStrictly(Stream file, Action<CsvMalformedRecord> onMalformed)
    {
        var strict = (Encoding)TextEncoding.Clone();
        strict.DecoderFallback = DecoderFallback.ExceptionFallback;
        return Open(new StreamReader(file, strict, detectEncodingFromByteOrderMarks: false, leaveOpen: true), onMalformed);
    }

    private CsvReader Open(StreamReader text, Action<CsvMalformedRecord>? onMalformed) => CsvReader.Create(
        text,
        new CsvReaderOptions
        {
            Separator = Separator[0],
            HasHeader = false,
            TrackLineNumbers = true,
            MaxRecordSize = MaxRecordBytes,
            MalformedData = CsvMalformedDataHandling.Recover,
            OnMalformedRecord = onMalformed ?? (_ => { }),
        });

    /// <summary>Guesses by marks and bytes, and by which separator the first lines have as often as each other.</summary>
    public static ImportFormat Guess(byte[] head)
    {
        var encoding = head switch
        {
            [0xFF, 0xFE, ..] => "utf-16",
            [0xFE, 0xFF, ..] => "utf-16BE",
            _ => IsUtf8(head) ? "utf-8" : OneByte,
        };
        var format = new ImportFormat(encoding, ",");
        return format with { Separator = Separators.MaxBy(separator => ColumnsWith(format, separator, head))! };
    }

    private static int ColumnsWith(ImportFormat format, string separator, byte[] head)
    {
        using var reader = (format with { Separator = separator }).Open(new MemoryStream(head));
        var counts = new List<int>();
        while (counts.Count < 20 && TryRead(reader))
        {
            counts.Add(reader.FieldCount);
        }

        // The last record may be cut off.
        var whole = counts.Count > 2 ? counts[..^1] : counts;
        return whole.FirstOrDefault() is var first && first > 1 && whole.TrueForAll(count => count == first) ? Sure + first
            : first > 1 ? Unequal : first;
    }

    private static bool TryRead(CsvReader reader)
    {
        try
        {
            return reader.Read();
        }
        catch (CsvFormatException)
        {
            return false;
        }
    }

    /// <summary>The last character may be cut off.</summary>
    private static bool IsUtf8(byte[] head)
    {
        for (var cut = 0; cut < 4 && cut <= head.Length; cut++)
        {
            try
            {
                StrictUtf8.GetCharCount(head, 0, head.Length - cut);
                return true;
            }
            catch (DecoderFallbackException)
            {
                // Perhaps a character less.
            }
        }

        return false;
    }
}
