using System.Text.Json.Serialization;
using Inbox.Web.Data;

namespace Inbox.Web.Importing;

/// <summary>An import as programs see it.</summary>
/// <param name="State">MAPPING until it is started, then RUNNING, DONE, UNDOING and UNDONE.</param>
/// <param name="Encoding">utf-8, utf-16, utf-16BE or windows-1252.</param>
/// <param name="Rows">How many there are, without the headers.</param>
/// <param name="Unchanged">Who was there as the file says, or was not asked for.</param>
/// <param name="Kept">Who stays although the import was taken back, since somebody changed them after it.</param>
/// <param name="UndoUntil">Until when it can be taken back; null where it cannot.</param>
public sealed record ApiImport(
    Guid Id, [property: JsonConverter(typeof(UpperCaseJson<ImportState>))] ImportState State, string FileName, string Encoding,
    string Separator, int Rows, int RowsDone, int Created, int Updated, int Unchanged, int Failed, int Kept, DateTimeOffset CreatedAt,
    DateTimeOffset? StartedAt, DateTimeOffset? EndedAt, DateTimeOffset? UndoUntil)
{
    /// <summary>Until it is started.</summary>
    public IReadOnlyList<ApiImportColumn> Columns { get; init; } = [];

    /// <summary>Where the rows are that were not taken in and why, as CSV; null where there is none.</summary>
    public string? Problems { get; init; }
}

/// <summary>A column of the file.</summary>
/// <param name="Target">
/// What it is taken for: the key of a property, first-name, last-name, labels, id, messengerPSID or instagramSID; null where left out.
/// </param>
/// <param name="Examples">What stands in it in the first rows.</param>
public sealed record ApiImportColumn(string Header, string? Target, IReadOnlyList<string> Examples);

/// <summary>How a file is taken in; all of it may be left out.</summary>
public sealed record ApiImportStart
{
    /// <summary>What each column is, by its header; null for one that is left out. What is not named is as the import tells it.</summary>
    public IReadOnlyDictionary<string, string?> Columns { get; init; } = new Dictionary<string, string?>();

    /// <summary>BOTH, CREATE for nobody who is there, or UPDATE for nobody new.</summary>
    [JsonConverter(typeof(UpperCaseJson<ImportMode>))]
    public ImportMode Mode { get; init; }

    /// <summary>Whether an empty cell takes away what is known.</summary>
    public bool ClearsBlank { get; init; }

    /// <summary>Whether who has other labels loses them.</summary>
    public bool ReplacesLabels { get; init; }

    /// <summary>How numbers are written that can be read in two ways: UNSURE, WITH_COUNTRY_CODE or WITHOUT_COUNTRY_CODE.</summary>
    [JsonConverter(typeof(UpperCaseJson<PhoneColumn>))]
    public PhoneColumn Phones { get; init; }

    /// <summary>How days are written: YEAR_FIRST, DAY_FIRST or MONTH_FIRST.</summary>
    [JsonConverter(typeof(UpperCaseJson<DayOrder>))]
    public DayOrder Days { get; init; }
}
