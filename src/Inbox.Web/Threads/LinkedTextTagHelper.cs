using Inbox.Web.Organizations;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Inbox.Web.Threads;

/// <summary>
/// A text in which addresses and telephone numbers can be followed, those of the organization's country without its code too.
/// </summary>
[HtmlTargetElement("linked-text", TagStructure = TagStructure.WithoutEndTag)]
public sealed class LinkedTextTagHelper(CurrentAgent currentAgent) : TagHelper
{
    public required string Text { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var agent = await currentAgent.FindAsync(CancellationToken.None);
        output.TagName = null;
        output.Content.SetHtmlContent(LinkedText.Render(Text, agent?.PhoneRegion));
    }
}
