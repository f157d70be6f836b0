namespace Inbox.Web.Importing;

/// <summary>What the form of an import says.</summary>
public sealed record ImportForm
{
    public const string Tab = "tab";

    public List<string?> Columns { get; init; } = [];

    public List<string?> Headers { get; init; } = [];

    public ImportMode Mode { get; init; }

    public bool ClearsBlank { get; init; }

    public bool ReplacesLabels { get; init; }

    public PhoneColumn Phones { get; init; }

    public DayOrder Days { get; init; }

    public string? Encoding { get; init; }

    public string? Separator { get; init; }

    /// <summary>Whether it is only to be looked at again.</summary>
    public bool IsPreview { get; init; }

    /// <remarks>A form that sends a tab alone sends nothing.</remarks>
    public ImportFormat ToFormat() => new(Encoding ?? "", Separator == Tab ? "\t" : Separator ?? "");

    public ImportPlan ToPlan() => new()
    {
        Columns = [.. Columns.Select(column => column ?? "")],
        Headers = [.. Headers.Select(header => header ?? "")],
        Mode = Enum.IsDefined(Mode) ? Mode : ImportMode.Both,
        ClearsBlank = ClearsBlank,
        ReplacesLabels = ReplacesLabels,
        Days = Enum.IsDefined(Days) ? Days : DayOrder.YearFirst,
        Phones = Enum.IsDefined(Phones) ? Phones : PhoneColumn.Unsure,
    };
}
