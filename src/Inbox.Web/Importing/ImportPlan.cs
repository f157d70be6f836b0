using System.Text.Json;

namespace Inbox.Web.Importing;

/// <summary>What is done with the columns of a file.</summary>
public sealed record ImportPlan
{
    /// <summary>For each column a key of <see cref="ImportTargets"/>; empty for one that is left out.</summary>
    public List<string> Columns { get; init; } = [];

    /// <summary>What the columns are called, by which a file of the same kind is known again.</summary>
    public List<string> Headers { get; init; } = [];

    public ImportMode Mode { get; init; } = ImportMode.Both;

    /// <summary>Whether an empty cell takes away what is known.</summary>
    public bool ClearsBlank { get; init; }

    /// <summary>Whether who has other labels loses them.</summary>
    public bool ReplacesLabels { get; init; }

    public PhoneColumn Phones { get; init; }

    /// <summary>How days are written; years first can be read always.</summary>
    public DayOrder Days { get; init; }

    public string ToJson() => JsonSerializer.Serialize(this);

    public static ImportPlan Parse(string json) => JsonSerializer.Deserialize<ImportPlan>(json)!;
}

public enum ImportMode
{
    Both,
    Create,
    Update,
}

/// <summary>How telephone numbers are written that begin like the country's own code.</summary>
public enum PhoneColumn
{
    /// <summary>A number that can be read in two ways is not taken in.</summary>
    Unsure,
    WithCountryCode,
    WithoutCountryCode,
}
