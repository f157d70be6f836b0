using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Inbox.Web.Views.TagHelpers;

/// <summary>
/// Tells assistive technology the key of a control that has one in <c>data-key</c>. A sequence such as <c>g i</c> has no form in
/// <c>aria-keyshortcuts</c>, and is in the sheet of shortcuts alone.
/// </summary>
[HtmlTargetElement("a", Attributes = Attribute)]
[HtmlTargetElement("button", Attributes = Attribute)]
[HtmlTargetElement("summary", Attributes = Attribute)]
[HtmlTargetElement("input", Attributes = Attribute, TagStructure = TagStructure.WithoutEndTag)]
public sealed class ShortcutTagHelper : TagHelper
{
    private const string Attribute = "data-key";

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        if (output.Attributes[Attribute]?.Value?.ToString() is { Length: 1 } key)
        {
            output.Attributes.SetAttribute("aria-keyshortcuts", char.IsAsciiLetterUpper(key[0]) ? $"Shift+{key}" : key);
        }
    }
}
