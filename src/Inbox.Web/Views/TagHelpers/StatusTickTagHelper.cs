using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Inbox.Web.Views.TagHelpers;

/// <summary>How far a message of ours came: a shape for each step, and what is inside the element for those who hear it.</summary>
[HtmlTargetElement("status-tick")]
public sealed class StatusTickTagHelper : TagHelper
{
    /// <summary>queued, sending, sent, delivered, read, failed or unknown.</summary>
    public string State { get; set; } = "";

    /// <summary>Whether everybody sees the words, and not only those who hear them.</summary>
    public bool IsSaid { get; set; }

    [ViewContext, HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "span";
        output.Attributes.SetAttribute("class", $"status-tick status-tick--{State}");
        output.PreContent.SetHtmlContent(
            $"<svg class=\"status-tick__mark\" aria-hidden=\"true\"><use href=\"/{IconTagHelper.SheetOf(ViewContext)}#tick-{State}\"></use></svg><span{(IsSaid ? "" : " class=\"visually-hidden\"")}>");
        output.PostContent.SetHtmlContent("</span>");
    }
}
