using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Inbox.Web.Views.TagHelpers;

/// <summary>A mark from icons.svg, for the eye only: its name is said beside it.</summary>
[HtmlTargetElement("icon", TagStructure = TagStructure.WithoutEndTag)]
public sealed class IconTagHelper : TagHelper
{
    private const string Sheet = "icons.svg";

    public string Name { get; set; } = "";

    /// <summary>sm, lg, or null for the usual size.</summary>
    public string? Size { get; set; }

    /// <summary>Whether it points along the text, and so is mirrored where text runs from right to left.</summary>
    public bool Directional { get; set; }

    [ViewContext, HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "svg";
        output.TagMode = TagMode.StartTagAndEndTag;
        if (!context.AllAttributes.ContainsName("class"))
        {
            output.Attributes.SetAttribute("class", Classes());
        }

        output.Attributes.SetAttribute("aria-hidden", "true");
        output.Content.SetHtmlContent($"<use href=\"/{SheetOf(ViewContext)}#{Name}\"></use>");
    }

    /// <summary>The sheet's fingerprinted address, which may be cached for a year.</summary>
    internal static string SheetOf(ViewContext context) =>
        context.HttpContext.GetEndpoint()?.Metadata.GetMetadata<ResourceAssetCollection>()?[Sheet] ?? Sheet;

    /// <summary>The same mark for what another tag helper writes.</summary>
    internal static TagBuilder Create(ViewContext context, string name, string size)
    {
        var icon = new TagBuilder("svg") { Attributes = { ["class"] = $"icon icon--{size}", ["aria-hidden"] = "true" } };
        icon.InnerHtml.AppendHtml($"<use href=\"/{SheetOf(context)}#{name}\"></use>");
        return icon;
    }

    private string Classes() => (Size, Directional) switch
    {
        (null, false) => "icon",
        (null, true) => "icon icon--directional",
        (_, false) => $"icon icon--{Size}",
        (_, true) => $"icon icon--{Size} icon--directional",
    };
}
