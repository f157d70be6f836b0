using Inbox.Web.Organizations;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Inbox.Web.Views.TagHelpers;

/// <summary>The colour that a phone gives to what lies around the page: <c>--canvas</c> of tokens.css.</summary>
[HtmlTargetElement("theme-color", TagStructure = TagStructure.WithoutEndTag)]
public sealed class ThemeColorTagHelper(CurrentAgent currentAgent) : TagHelper
{
    private const string Light = "#f3f1ec";
    private const string Dark = "#151412";

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = null;
        output.Content.SetHtmlContent(currentAgent.Presumed?.Agent.Appearance.ColorScheme switch
        {
            ColorScheme.Light => Meta("light", Light),
            ColorScheme.Dark => Meta("dark", Dark),
            _ => "<meta name=\"color-scheme\" content=\"light dark\">" + Color(Light, "light") + Color(Dark, "dark"),
        });
    }

    private static string Meta(string scheme, string color) =>
        $"<meta name=\"color-scheme\" content=\"{scheme}\"><meta name=\"theme-color\" content=\"{color}\">";

    private static string Color(string color, string scheme) =>
        $"<meta name=\"theme-color\" media=\"(prefers-color-scheme: {scheme})\" content=\"{color}\">";
}
