namespace Inbox.Web.Contacts;

/// <summary>The colours of labels by their names, keys of the localizer.</summary>
public static class LabelWords
{
    public static string Of(LabelColour colour) => colour switch
    {
        LabelColour.Red => "Red",
        LabelColour.Amber => "Amber",
        LabelColour.Green => "Green",
        LabelColour.Blue => "Blue",
        LabelColour.Violet => "Violet",
        _ => "Grey",
    };
}
