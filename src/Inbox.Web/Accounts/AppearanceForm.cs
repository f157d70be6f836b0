using System.ComponentModel.DataAnnotations;
using Inbox.Web.Organizations;

namespace Inbox.Web.Accounts;

/// <summary>What a form says of how the pages are to look; what it does not say stays as it is.</summary>
public sealed record AppearanceForm
{
    [EnumDataType(typeof(ColorScheme))]
    public ColorScheme? ColorScheme { get; init; }

    [EnumDataType(typeof(TextSize))]
    public TextSize? TextSize { get; init; }

    [EnumDataType(typeof(RowDensity))]
    public RowDensity? RowDensity { get; init; }

    public Appearance From(Appearance before) => new()
    {
        ColorScheme = ColorScheme ?? before.ColorScheme,
        TextSize = TextSize ?? before.TextSize,
        RowDensity = RowDensity ?? before.RowDensity,
    };
}
