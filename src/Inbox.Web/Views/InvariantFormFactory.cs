using System.Globalization;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace Inbox.Web.Views;

/// <summary>
/// Reads forms as browsers post them, whatever the page's language: a number field holds -3 and 1.5, a date field 2026-03-01.
/// </summary>
public sealed class InvariantFormFactory : IValueProviderFactory
{
    private readonly FormValueProviderFactory forms = new();

    public async Task CreateValueProviderAsync(ValueProviderFactoryContext context)
    {
        await forms.CreateValueProviderAsync(context);
        if (context.ValueProviders.OfType<FormValueProvider>().FirstOrDefault() is { } localized)
        {
            var form = context.ActionContext.HttpContext.Request.Form;
            context.ValueProviders.Remove(localized);
            context.ValueProviders.Add(new FormValueProvider(BindingSource.Form, form, CultureInfo.InvariantCulture));
        }
    }
}
