namespace Inbox.Web.Organizations;

/// <summary>How the pages look to an agent, on every device.</summary>
public sealed record Appearance
{
    public ColorScheme ColorScheme { get; init; }

    public TextSize TextSize { get; init; } = TextSize.Normal;

    public RowDensity RowDensity { get; init; }
}

public enum ColorScheme
{
    /// <summary>As the device is set.</summary>
    System,
    Light,
    Dark,
}

/// <summary>Of all text and all space around it, as a part of the size that the browser is set to.</summary>
public enum TextSize
{
    /// <summary>Fifteen sixteenths.</summary>
    Small,
    Normal,

    /// <summary>Nine eighths.</summary>
    Large,

    /// <summary>Five quarters.</summary>
    Largest,
}

/// <summary>How much room the row of a conversation has in the list.</summary>
public enum RowDensity
{
    Comfortable,
    Compact,
}
