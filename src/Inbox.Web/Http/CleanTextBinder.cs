using Inbox.Web.Data;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.ModelBinding.Binders;

namespace Inbox.Web.Http;

/// <summary>Binds text from addresses and forms as a column can hold it, so that no place that takes it needs to look.</summary>
internal sealed class CleanTextBinder(SimpleTypeModelBinder binder) : IModelBinder
{
    public async Task BindModelAsync(ModelBindingContext bindingContext)
    {
        await binder.BindModelAsync(bindingContext);
        if (bindingContext.Result.Model is string text)
        {
            bindingContext.Result = ModelBindingResult.Success(ColumnText.Clean(text));
        }
    }
}

internal sealed class CleanTextBinderProvider : IModelBinderProvider
{
    public IModelBinder? GetBinder(ModelBinderProviderContext context)
    {
        var source = context.BindingInfo.BindingSource;
        return context.Metadata.ModelType != typeof(string) || source == BindingSource.Body || source == BindingSource.Header
            || source == BindingSource.Services
                ? null
                : new CleanTextBinder(new(typeof(string), context.Services.GetRequiredService<ILoggerFactory>()));
    }
}
