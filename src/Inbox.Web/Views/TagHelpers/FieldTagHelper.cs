using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Inbox.Web.Views.TagHelpers;

/// <summary>
/// A labelled control of a form with what is wrong with it and what helps with it. The control inside carries its own id; it is marked as
/// invalid and described by the two.
/// </summary>
[HtmlTargetElement("field")]
public sealed class FieldTagHelper : TagHelper
{
    /// <summary>Words or markup, as the other two.</summary>
    public object Label { get; set; } = "";

    /// <summary>Why what was entered is refused; null where it is not.</summary>
    public object? Error { get; set; }

    /// <summary>Whether it is refused for a reason that stands elsewhere on the page.</summary>
    public bool IsInvalid { get; set; }

    public object? Hint { get; set; }

    [ViewContext, HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    internal string? ControlId { get; set; }

    public override void Init(TagHelperContext context) => context.Items[typeof(FieldTagHelper)] = this;

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "div";
        output.Attributes.SetAttribute("class", "field");
        var control = await output.GetChildContentAsync();
        var label = new TagBuilder("label") { Attributes = { ["class"] = "field__label", ["for"] = ControlId } };
        Write(label, Label);
        output.Content.AppendHtml(label).AppendHtml(control);
        if (Error is not null)
        {
            output.Content.AppendHtml(ErrorLine(Error));
        }

        if (Hint is not null)
        {
            var hint = new TagBuilder("p") { Attributes = { ["class"] = "field__hint", ["id"] = $"{ControlId}-hint" } };
            Write(hint, Hint);
            output.Content.AppendHtml(hint);
        }
    }

    private TagBuilder ErrorLine(object words)
    {
        var line = new TagBuilder("p") { Attributes = { ["class"] = "field__error", ["id"] = $"{ControlId}-error", ["role"] = "alert" } };
        line.InnerHtml.AppendHtml(IconTagHelper.Create(ViewContext, "warning", "sm"));
        Write(line, words);
        return line;
    }

    private static void Write(TagBuilder tag, object words) => _ = words is IHtmlContent markup
        ? tag.InnerHtml.AppendHtml(markup)
        : tag.InnerHtml.Append(words.ToString() ?? "");
}

/// <summary>The control of a <see cref="FieldTagHelper"/>: whether it is refused, and by what it is described.</summary>
[HtmlTargetElement("input", Attributes = "id", TagStructure = TagStructure.WithoutEndTag)]
[HtmlTargetElement("select", Attributes = "id")]
[HtmlTargetElement("textarea", Attributes = "id")]
public sealed class FieldControlTagHelper : TagHelper
{
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        if (!context.Items.TryGetValue(typeof(FieldTagHelper), out var item) || item is not FieldTagHelper { ControlId: null } field)
        {
            return;
        }

        field.ControlId = output.Attributes["id"].Value.ToString();
        if (field.Error is not null || field.IsInvalid)
        {
            output.Attributes.SetAttribute("aria-invalid", "true");
        }

        Describe(output, field);
    }

    private static void Describe(TagHelperOutput output, FieldTagHelper field)
    {
        string?[] described =
        [
            output.Attributes["aria-describedby"]?.Value.ToString(),
            field.Hint is null ? null : $"{field.ControlId}-hint",
            field.Error is null ? null : $"{field.ControlId}-error",
        ];
        if (described.Any(id => id is not null))
        {
            output.Attributes.SetAttribute("aria-describedby", string.Join(' ', described.OfType<string>()));
        }
    }
}
