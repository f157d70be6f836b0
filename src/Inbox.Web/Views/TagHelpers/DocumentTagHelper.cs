using System.Globalization;
using Inbox.Web.Organizations;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Inbox.Web.Views.TagHelpers;

/// <summary>What every page says of itself as a whole: its language, which way it is read, and how its reader wants it to look.</summary>
[HtmlTargetElement("html")]
public sealed class DocumentTagHelper(CurrentAgent currentAgent) : TagHelper
{
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var language = CultureInfo.CurrentUICulture;
        output.Attributes.SetAttribute("lang", language.TwoLetterISOLanguageName);
        output.Attributes.SetAttribute("dir", language.TextInfo.IsRightToLeft ? "rtl" : "ltr");
        if (currentAgent.Presumed?.Agent.Appearance is { } appearance)
        {
            output.Attributes.SetAttribute("data-color-scheme", appearance.ColorScheme.ToString().ToUpperInvariant());
            output.Attributes.SetAttribute("data-text-size", appearance.TextSize.ToString().ToUpperInvariant());
            output.Attributes.SetAttribute("data-row-density", appearance.RowDensity.ToString().ToUpperInvariant());
        }
    }
}
