using System.Globalization;
using Inbox.Web.Localization;
using Inbox.Web.Organizations;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;

namespace Inbox.Web.Views.TagHelpers;

/// <summary>A sentence in the agent's language, its moments by the agent's clock.</summary>
[HtmlTargetElement("sentence", Attributes = "words", TagStructure = TagStructure.WithoutEndTag)]
public sealed class SentenceTagHelper(CurrentAgent currentAgent, IStringLocalizer<Words> localizer) : TagHelper
{
    public required Sentence Words { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        // Pages of errors say sentences too, and cannot ask who reads them.
        var agent = Words.Arguments.Any(argument => argument is DateTime) ? await currentAgent.FindAsync(CancellationToken.None) : null;
        output.TagName = null;
        output.Content.SetContent(Words.In(CultureInfo.CurrentCulture, key => localizer[key].Value, agent?.Zone));
    }
}
