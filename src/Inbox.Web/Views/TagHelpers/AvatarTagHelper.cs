using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Inbox.Web.Views.TagHelpers;

/// <summary>Initials on a colour that is the id's: round for people who write to us, square for ours. For the eye only.</summary>
[HtmlTargetElement("avatar", TagStructure = TagStructure.WithoutEndTag)]
public sealed class AvatarTagHelper(HtmlEncoder encoder) : TagHelper
{
    private const int Colours = 8;
    private const string Unknown = "?";

    /// <summary>Whose it is.</summary>
    public Guid Of { get; set; }

    /// <summary>The name; null where we do not know it.</summary>
    public string? Name { get; set; }

    /// <summary>Whether it is one of ours.</summary>
    public bool IsOurs { get; set; }

    /// <summary>sm, lg, or null for the usual size.</summary>
    public string? Size { get; set; }

    /// <summary>The platform's mark at its edge, such as "messenger".</summary>
    public string? Mark { get; set; }

    /// <summary>The file that shows the face; null where we have none.</summary>
    public Guid? Picture { get; set; }

    [ViewContext, HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "span";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute(
            "class", $"avatar{(IsOurs ? " avatar--agent" : "")} avatar--{ColourOf(Of)}{(Size is null ? "" : $" avatar--{Size}")}");
        output.Attributes.SetAttribute("aria-hidden", "true");
        var initials = Name is null ? Unknown : Initials.Of(Name);
        output.Content.SetHtmlContent(Picture is { } file
            ? $"<img src=\"/files/{file}/thumbnail\" alt=\"\" loading=\"lazy\" decoding=\"async\">"
            : encoder.Encode(initials));
        if (Mark is not null)
        {
            output.Content.AppendHtml(
                $"<svg class=\"platform-mark platform-mark--{Mark}\" aria-hidden=\"true\"><use href=\"/{IconTagHelper.SheetOf(ViewContext)}#{Mark}\"></use></svg>");
        }
    }

    /// <summary>1 to 8. The end of a version 7 id is random; its beginning is time.</summary>
    private static int ColourOf(Guid id)
    {
        Span<byte> bytes = stackalloc byte[16];
        id.TryWriteBytes(bytes);
        return (bytes[^1] % Colours) + 1;
    }
}
